"""Who draws up delivery lists: those who publish for the delivering body. Its staff read them."""

from disclosures.documents.models import Document
from disclosures.organisations.access import may_work_for, organisations_for
from disclosures.publishing.access import has_permission


def may_read_lists(user) -> bool:
    return any(has_permission(user, Document, codename) for codename in ("view", "publish"))


def may_draw_up_lists(user) -> bool:
    return has_permission(user, Document, "publish")


def may_keep_lists_of(user, organisation) -> bool:
    return may_draw_up_lists(user) and may_work_for(user, organisation.pk)


def delivering_organisations(user):
    """The bodies that the user may deliver for; the duty is each disclosing organ's."""
    return organisations_for(user).filter(is_disclosing_organ=True)
