"""Reported errors on the start page of staff: how many wait, and where their list is."""

from django.urls import reverse

from portal.corrections.models import ErrorReport


def counters(user, at):
    """What the public reported and nobody has dealt with yet, for whoever answers it."""
    if user.has_perm("portal.change_errorreport"):
        yield {
            "label": "待处理",
            "kind": ErrorReport._meta.verbose_name,
            "number": ErrorReport.objects.waiting().count(),
            "url": reverse("admin:portal_errorreport_changelist") + "?waiting=yes",
            "late": False,
        }
