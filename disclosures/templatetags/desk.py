"""What waits for a member of staff: the lists on the first page of the admin."""

from collections import Counter

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.decisions.models import AdministrativeDecision
from disclosures.events.models import Event
from disclosures.inquiries.models import Inquiry, answer_limits
from disclosures.interpretations.duties import duties_for
from disclosures.interpretations.models import Interpretation
from disclosures.organisations.access import organisations_of
from disclosures.proposals.models import Proposal
from disclosures.publishing.access import has_permission
from disclosures.publishing.models import publishable_models
from disclosures.publishing.states import State
from disclosures.publishing.waiting import WAITING
from disclosures.publishing.waiting import waiting_for as records_waiting_for
from disclosures.register.waiting import LABELS, OVERDUE, lines_waiting_for
from disclosures.responses.models import PublicResponse
from disclosures.rooms.deadlines import Standing, worst
from disclosures.statute.querysets import calendar_in_force
from disclosures.supervision.models import Shortcoming

register = template.Library()


def records(user, at):
    """The counters of the workflow, for each kind of record."""
    for model in publishable_models():
        url = reverse(admin_urlname(model._meta, "changelist"))
        for name, found in records_waiting_for(user, model, at=at).items():
            label, kind = WAITING[name].label, model._meta.verbose_name
            late = name == "overdue"
            yield _row(label, kind, found.count(), f"{url}?waiting={name}", late=late)


def register_lines(user, at):
    """Lines of the register of outgoing documents that ought to be public and are not."""
    url = reverse("admin:disclosures_registerentry_changelist")
    for name, lines in lines_waiting_for(user, localdate(at)).items():
        address, late = f"{url}?publicity={name}", name == OVERDUE
        yield _row(LABELS[name], "发文登记簿", lines.count(), address, late=late)


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
        number, late = waiting.standing(standing, **asked).count(), standing == Standing.LATE
        yield _row(label, "咨询答复", number, f"{url}?clock={standing}", late=late)


def proposals(user, at):
    """Suggestions and proposals with a day ahead or behind: answer, new answer, publication."""
    if has_permission(user, Proposal, "draft"):
        today, days = localdate(at), calendar_in_force()
        found = _own(user, Proposal.with_versions.select_related("revision_of"))
        stands = Counter(worst(one.clocks_on(today, days)) for one in found.defer("body", "matter"))
        yield from _clocked(Proposal, stands)


def responses(user, at):
    """What the public is worried about, by the hours that are left to respond."""
    if has_permission(user, PublicResponse, "draft"):
        found = _own(user, PublicResponse.with_versions.select_related("revision_of"))
        stands = Counter(worst(one.clocks(at)) for one in found.defer("body"))
        yield from _clocked(PublicResponse, stands)


def _clocked(model, stands):
    url = reverse(admin_urlname(model._meta, "changelist"))
    for standing in (Standing.LATE, Standing.DUE):
        address, late = f"{url}?clock={standing}", standing == Standing.LATE
        yield _row(standing.label, model._meta.verbose_name, stands[standing], address, late=late)


def annulled_decisions(user, at):
    """Decisions that were changed or annulled and still are public."""
    if has_permission(user, AdministrativeDecision, "publish"):
        number = _own(user, AdministrativeDecision.objects.to_be_taken_back()).count()
        url = reverse("admin:disclosures_administrativedecision_changelist")
        yield _row("待撤回公示", "行政决定", number, f"{url}?take_back=due", late=True)


def shortcomings(user, at):
    """Lines of the ledger of shortcomings that are not mended, the late ones apart."""
    if user.has_perm("disclosures.view_shortcoming"):
        mine, url = organisations_of(user), reverse("admin:disclosures_shortcoming_changelist")
        lines = Shortcoming.objects.all()
        lines = lines if mine is None else lines.filter(organisation__in=mine)
        late, waiting = lines.overdue(localdate(at)).count(), lines.open().count()
        yield _row("整改已超期", "整改台账", late, f"{url}?standing=overdue", late=True)
        yield _row("整改未完成", "整改台账", waiting, f"{url}?standing=open")


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


def _row(label, kind, number, url, *, late=False) -> dict:
    return {"label": label, "kind": kind, "number": number, "url": url, "late": late}


# Applications above this one add theirs when they are set up.
COUNTERS = [
    *(records, register_lines, interpretation_duties, inquiries, consultations),
    *(proposals, responses, annulled_decisions, shortcomings),
]


@register.simple_tag
def waiting_for(user):
    """Rows of label, kind, number and the address of the list that shows exactly those records:
    those that have any, what is late first, and the others apart."""
    at = timezone.now()
    rows = [row for counter in COUNTERS for row in counter(user, at)]
    return {
        "busy": sorted((row for row in rows if row["number"]), key=lambda row: not row["late"]),
        "idle": [row for row in rows if not row["number"]],
    }
