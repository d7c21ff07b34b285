"""What waits for a member of staff: the lists on the first page of the admin."""

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.publishing.models import publishable_models
from disclosures.publishing.waiting import WAITING
from disclosures.publishing.waiting import waiting_for as records_waiting_for
from disclosures.register.waiting import LABELS, lines_waiting_for

register = template.Library()


@register.simple_tag
def waiting_for(user):
    """Rows of label, kind, number and the address of the list that shows exactly those records."""
    at = timezone.now()
    rows = [
        {
            "label": WAITING[name].label,
            "kind": model._meta.verbose_name,
            "number": records.count(),
            "url": f"{reverse(admin_urlname(model._meta, 'changelist'))}?waiting={name}",
        }
        for model in publishable_models()
        for name, records in records_waiting_for(user, model, at=at).items()
    ]
    register = reverse("admin:disclosures_registerentry_changelist")
    rows += [
        {
            "label": LABELS[name],
            "kind": "发文登记簿",
            "number": lines.count(),
            "url": f"{register}?publicity={name}",
        }
        for name, lines in lines_waiting_for(user, localdate(at)).items()
    ]
    return rows
