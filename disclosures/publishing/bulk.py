"""Verbs for many records of a list at once, reported record by record, none skipped silently."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from disclosures.publishing import access, actions
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.states import TRANSITIONS

# Verbs that ask nothing: what needs a reason or a look at the single record is done one by one.
BULK = ("submit", "approve", "publish")


class BulkVerbs:
    """For a PublishableAdmin: the verbs in the list's menu, for those who hold their permission."""

    def get_actions(self, request):
        offered = super().get_actions(request)
        for verb in BULK:
            needed = TRANSITIONS[verb].permissions
            if any(access.has_permission(request.user, self.model, name) for name in needed):
                label = f"{TRANSITIONS[verb].label}所选的信息"
                offered[f"{verb}_selected"] = (partial(do_to_each, verb), f"{verb}_selected", label)
        return offered


def do_to_each(verb, modeladmin: admin.ModelAdmin, request, queryset):
    """Do the verb to each record; the page tells of each what became of it."""
    done, refused = [], []
    for item in queryset:
        try:
            getattr(actions, verb)(item, by=request.user, at=timezone.now())
            done.append(item)
        except NotAllowed as error:
            refused.append((item, str(error)))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": f"批量{TRANSITIONS[verb].label}的结果",
        "opts": modeladmin.opts,
        "done": done,
        "refused": refused,
        "done_word": TRANSITIONS[verb].done,
        "back": reverse(admin_urlname(modeladmin.opts, "changelist")),
    }
    return render(request, "admin/publishing/bulk_report.html", context)
