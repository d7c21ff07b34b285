"""Which organisations a member of staff works for."""

from disclosures.organisations.models import Organisation, Posting


def organisations_of(user) -> set[int] | None:
    """Keys of the nodes whose records the user handles; None means all (superusers).

    Kept on the user object, because a page asks it once per button.
    """
    if user.is_superuser:
        return None
    if not hasattr(user, "_organisation_ids"):
        posting = Posting.objects.filter(user=user).select_related("organisation").first()
        user._organisation_ids = set(posting.organisation.subtree_ids()) if posting else set()
    return user._organisation_ids


def may_work_for(user, organisation_id) -> bool:
    """Whether records of the organisation are the user's to handle."""
    mine = organisations_of(user)
    return mine is None or organisation_id in mine


def organisations_for(user):
    """The organisations that the user may choose for a record."""
    mine = organisations_of(user)
    everything = Organisation.objects.filter(is_closed=False)
    return everything if mine is None else everything.filter(pk__in=mine)
