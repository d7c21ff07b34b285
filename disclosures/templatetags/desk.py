"""What waits for a member of staff: the lists on the first page of the admin."""

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.events.models import Event
from disclosures.inquiries.models import Inquiry, answer_limits
from disclosures.interpretations.duties import duties_for
from disclosures.interpretations.models import Interpretation
from disclosures.organisations.access import organisations_of
from disclosures.publishing.access import has_permission
from disclosures.publishing.models import publishable_models
from disclosures.publishing.states import State
from disclosures.publishing.waiting import WAITING
from disclosures.publishing.waiting import waiting_for as records_waiting_for
from disclosures.register.waiting import LABELS, lines_waiting_for
from disclosures.rooms.deadlines import Standing
from disclosures.statute.querysets import calendar_in_force

register = template.Library()


def records(user, at):
    """The counters of the workflow, for each kind of record."""
    for model in publishable_models():
        url = reverse(admin_urlname(model._meta, "changelist"))
        for name, found in records_waiting_for(user, model, at=at).items():
            label, kind = WAITING[name].label, model._meta.verbose_name
            yield _row(label, kind, found.count(), f"{url}?waiting={name}")


def register_lines(user, at):
    """Lines of the register of outgoing documents that ought to be public and are not."""
    url = reverse("admin:disclosures_registerentry_changelist")
    for name, lines in lines_waiting_for(user, localdate(at)).items():
        yield _row(LABELS[name], "发文登记簿", lines.count(), f"{url}?publicity={name}")


def interpretation_duties(user, at):
    """Normative documents that are still to be interpreted."""
    if has_permission(user, Interpretation, "draft"):
        number = sum(one.is_open for one in duties_for(user, at=at))
        url = reverse("admin:disclosures_interpretation_duties")
        yield _row("待解读", "规范性文件", number, url)


def inquiries(user, at):
    """Questions of the public that nobody has answered yet, the late ones apart."""
    if not has_permission(user, Inquiry, "draft"):
        return
    waiting = _own(user, Inquiry.with_versions.filter(answered_on=None))
    asked = {"limits": answer_limits(), "today": localdate(at), "days": calendar_in_force()}
    url = reverse("admin:disclosures_inquiry_changelist")
    for standing, label in ((Standing.LATE, "答复已超期"), (Standing.DUE, "待答复")):
        number = waiting.standing(standing, **asked).count()
        yield _row(label, "咨询答复", number, f"{url}?clock={standing}")


def consultations(user, at):
    """Consultations that are over and have no published result."""
    if has_permission(user, Event, "draft"):
        number = _own(user, Event.with_versions.awaiting_feedback(localdate(at))).count()
        url = reverse("admin:disclosures_event_changelist")
        yield _row("待反馈结果", "意见征集", number, f"{url}?feedback=awaited")


def _own(user, records):
    """Of the user's organisations, and as the lists show them."""
    mine = organisations_of(user)
    records = records.exclude(state__in=(State.ARCHIVED, State.DISCARDED))
    return records if mine is None else records.filter(organisation__in=mine)


def _row(label, kind, number, url) -> dict:
    return {"label": label, "kind": kind, "number": number, "url": url}


# Applications above this one add theirs when they are set up.
COUNTERS = [records, register_lines, interpretation_duties, inquiries, consultations]


@register.simple_tag
def waiting_for(user):
    """Rows of label, kind, number and the address of the list that shows exactly those records:
    those that have any first, the others apart."""
    at = timezone.now()
    rows = [row for counter in COUNTERS for row in counter(user, at)]
    return {
        "busy": [row for row in rows if row["number"]],
        "idle": [row for row in rows if not row["number"]],
    }
