"""What waits for a member of staff: the lists on the first page of the admin."""

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.interpretations.duties import duties_for
from disclosures.interpretations.models import Interpretation
from disclosures.publishing.access import has_permission
from disclosures.publishing.models import publishable_models
from disclosures.publishing.waiting import WAITING
from disclosures.publishing.waiting import waiting_for as records_waiting_for
from disclosures.register.waiting import LABELS, lines_waiting_for

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


def _row(label, kind, number, url) -> dict:
    return {"label": label, "kind": kind, "number": number, "url": url}


COUNTERS = (records, register_lines, interpretation_duties)


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
