"""The verb beside publishing: putting on record that a year had nothing to respond to."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.responses.models import PublicResponse


def refusal_to_record(user, nothing, *, at) -> str:
    """Why `user` may not put the year on record; '' when allowed. It is public at once, so it
    takes the permission to publish."""
    if not has_permission(user, PublicResponse, "publish"):
        return "您没有发布回应关切的权限"
    if not may_work_for(user, nothing.organisation_id):
        return "只能登记您所在单位的情况"
    if nothing.year > localdate(at).year:
        return f"{nothing.year}年还没有到，不能登记"
    published = PublicResponse.objects.visible().within(nothing.organisation)
    if published.published_in(nothing.year).exists():
        return f"{nothing.year}年已经公开了回应，不能登记为没有需要回应的事项"
    return ""


def record_none(nothing, *, by, at):
    """No matter of the year called for a response (本年度没有需要专门回应的事项)."""
    if why := refusal_to_record(by, nothing, at=at):
        raise NotAllowed(why)
    with transaction.atomic():
        nothing.by, nothing.at = by, at
        nothing.save()
        record(nothing, "record_none", str(nothing.year), by=by, at=at, remark=nothing.statement)
    return nothing
