"""Who may keep the list of channels that carried a record."""

from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission


def may_keep_channels(user, item) -> bool:
    """Drafters of its organisation, in every state: it tells where an item was carried, not what
    it says."""
    return has_permission(user, type(item), "draft") and may_work_for(user, item.organisation_id)
