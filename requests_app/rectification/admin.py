"""Requests to put a record right on the desk: the list, one page for each, and the three ends."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app.access import bodies_of
from requests_app.apply.forms import LookForm, ReissueForm
from requests_app.identity import KeyMissing
from requests_app.rectification import actions
from requests_app.rectification.access import may_look, may_see, refusal, refusal_to_reissue
from requests_app.rectification.forms import CorrectForm, RefuseForm, TransferForm
from requests_app.rectification.kinds import Result
from requests_app.rectification.models import Rectification
from requests_app.rules import masked_name

VERBS = {
    "correct": (Result.CORRECTED.label, CorrectForm),
    "transfer": (Result.TRANSFERRED.label, TransferForm),
    "refuse": (Result.REFUSED.label, RefuseForm),
}
LOOK, REISSUE = "查看身份证明", "重新发给查询码"
EXTRAS = {"look": (LOOK, LookForm), "reissue": (REISSUE, ReissueForm)}


class ResultFilter(admin.SimpleListFilter):
    title, parameter_name = "办理情况", "open"

    def lookups(self, request, model_admin):
        return [("1", "办理中"), ("0", "已告知")]

    def queryset(self, request, queryset):
        if self.value() == "1":
            return queryset.open()
        return queryset.exclude(result="") if self.value() == "0" else queryset


@admin.register(Rectification)
class RectificationAdmin(admin.ModelAdmin):
    change_form_template = "admin/rectification/change_form.html"
    list_display = ["number", "short", "masked", "submitted_on", "state_label", "told_on"]
    list_filter = [ResultFilter, "result"]
    search_fields = ["number"]
    search_help_text = "按更正编号查找"
    list_per_page = 50
    show_full_result_count = False
    fields = [
        *("number", "organisation", "submitted_on", "record", "wanted", "evidence"),
        *("name", "phone", "address", "state_label", "right_agency", "reason", "told_on"),
    ]
    readonly_fields = fields

    @admin.display(description="不准确的记录")
    def short(self, item):
        return item.record[:40]

    @admin.display(description="申请人")
    def masked(self, item):
        return masked_name(item.name)

    @admin.display(description="办理情况")
    def state_label(self, item):
        return item.state_label

    def get_queryset(self, request):
        found = super().get_queryset(request).select_related("organisation")
        return found.of_bodies(bodies_of(request.user))

    def has_module_permission(self, request):
        return may_see(request.user)

    def has_view_permission(self, request, obj=None):
        return may_see(request.user, obj)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    def get_urls(self):
        do = self.admin_site.admin_view(self.verb_view)
        return [path("<int:pk>/do/<str:verb>/", do, name="rectification-do"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        item = self.get_object(request, object_id)
        context = extra_context or {}
        if item is not None and may_see(request.user, item):
            verbs = {} if refusal(request.user, item) else {v: VERBS[v][0] for v in VERBS}
            if may_look(request.user, item) and item.identity_sealed:
                verbs["look"] = LOOK
            if not refusal_to_reissue(request.user, item):
                verbs["reissue"] = REISSUE
            links = [
                (label, reverse("admin:rectification-do", args=[item.pk, verb]))
                for verb, label in verbs.items()
            ]
            context |= {"links": links, "steps": history_of(item), "title": str(item)}
        return super().change_view(request, object_id, form_url, context)

    def history_view(self, request, object_id, extra_context=None):
        """The history stands under the record; Django's own log is empty."""
        return redirect("admin:requests_app_rectification_change", object_id)

    def verb_view(self, request, pk, verb):
        item = self.get_object(request, pk)
        if item is None or verb not in {**VERBS, **EXTRAS}:
            raise Http404
        if not (may_look if verb == "look" else may_see)(request.user, item):
            raise PermissionDenied
        label, form_class = {**VERBS, **EXTRAS}[verb]
        form = form_class(request.POST or None)
        back = reverse("admin:requests_app_rectification_change", args=[item.pk])
        context = {"title": label, "item": item, "back": back, "opts": self.opts, "form": form}
        if request.method == "POST" and form.is_valid():
            who = {"by": request.user, "at": timezone.now()}
            try:
                if verb == "look":
                    context["found"] = actions.look_at_identity(item, **form.cleaned_data, **who)
                elif verb == "reissue":
                    context["code"] = actions.reissue_code(item, **form.cleaned_data, **who)
                else:
                    getattr(actions, verb)(item, **form.cleaned_data, **who)
                    messages.success(request, f"{item}：{label}")
                    return redirect(back)
            except (NotAllowed, KeyMissing) as error:
                form.add_error(None, str(error))
        context = {**self.admin_site.each_context(request), **context}
        response = render(request, "admin/rectification/verb.html", context)
        response["Cache-Control"] = "no-store"
        return response
