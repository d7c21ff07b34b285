"""Who keeps the register: holders of the permission, for the bodies that they work for."""

from disclosures.organisations.access import may_work_for


def may_keep_register(user, verb="change") -> bool:
    """Whether the user may add, change, delete or view lines at all."""
    return user.is_active and user.has_perm(f"disclosures.{verb}_registerentry")


def may_keep(user, entry, verb="change") -> bool:
    return may_keep_register(user, verb) and may_work_for(user, entry.organisation_id)
