"""What waits for a member of staff: the lists on the first page of the admin."""

from urllib.parse import urlencode

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse

from disclosures.organisations.access import organisations_of
from disclosures.publishing.access import has_permission
from disclosures.publishing.models import publishable_models
from disclosures.publishing.states import Attribute, State

register = template.Library()

# What waits, in which state, for holders of which permission; whether for the drafter alone.
WAITING = [
    ("待我审核", State.SUBMITTED, "review", False),
    ("被退回", State.RETURNED, "draft", True),
    ("待发布", State.APPROVED, "publish", False),
]


@register.simple_tag
def waiting_for(user):
    """Rows of label, kind, number and the address of the list that shows exactly those records."""
    return [
        _row(user, model, label, state, own)
        for model in publishable_models()
        for label, state, permission, own in WAITING
        if has_permission(user, model, permission)
    ]


def _row(user, model, label, state, own) -> dict:
    wanted = {"state__exact": state.value, **({"created_by__id__exact": user.pk} if own else {})}
    if state == State.APPROVED:  # a register line is done with when it is approved
        wanted["disclosure_attribute__exact"] = Attribute.PROACTIVE.value
    mine = organisations_of(user)
    records = model.objects.filter(**wanted)
    meta = model._meta
    address = reverse(admin_urlname(meta, "changelist"))
    return {
        "label": label,
        "kind": meta.verbose_name,
        "number": (records if mine is None else records.filter(organisation__in=mine)).count(),
        "url": f"{address}?{urlencode(wanted)}",
    }
