"""The register of remedies on the desk: what waits for our answer, by when, and the result."""

from django.contrib import admin
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.publishing.history import history_of
from disclosures.statute.querysets import calendar_in_force
from requests_app.access import bodies_of
from requests_app.remedies import actions
from requests_app.remedies.access import may_keep_remedies, may_see_remedies
from requests_app.remedies.deadlines import standing
from requests_app.remedies.forms import FIELDS, RemedyForm
from requests_app.remedies.models import Remedy


class WaitingFilter(admin.SimpleListFilter):
    title, parameter_name = "办理", "waiting"

    def lookups(self, request, model_admin):
        return [("answer", "待我方答复"), ("pending", "尚未审结"), ("lessons", "有问题和改进")]

    def queryset(self, request, queryset):
        wanted = {
            "answer": queryset.awaiting_our_answer,
            "pending": queryset.pending,
            "lessons": lambda: queryset.exclude(lessons=""),
        }.get(self.value())
        return wanted() if wanted else queryset


@admin.register(Remedy)
class RemedyAdmin(admin.ModelAdmin):
    form = RemedyForm
    change_form_template = "requests/letters/remedy.html"
    fields = FIELDS
    list_display = ["__str__", "case", "organ", "case_number", "clock", "result_now"]
    list_filter = [WaitingFilter, "kind", "result", "filed_on"]
    list_select_related = ["application"]
    search_fields = ["case_number", "organ", "application__number"]
    search_help_text = "按案号、复议机关或者法院、申请编号查找"
    show_full_result_count = False
    actions = None

    @admin.display(description="所涉申请")
    def case(self, remedy):
        return remedy.application or "—"

    @admin.display(description="答复期限")
    def clock(self, remedy):
        stands = self._standing(remedy)
        return f"{stands.lamp.label}：{stands.words}"

    @admin.display(description="结果")
    def result_now(self, remedy):
        return remedy.result_label

    def _standing(self, remedy):
        return standing(
            remedy.kind,
            notified_on=remedy.notified_on,
            answered_on=remedy.answered_on,
            decided_on=remedy.decided_on,
            today=localdate(),
            calendar=self._calendar(),
            simplified=remedy.is_simplified,
        )

    def _calendar(self):
        """Asked for once a list, not once a row."""
        if self._days is None:
            self._days = calendar_in_force()
        return self._days

    _days = None

    def get_queryset(self, request):
        self._days = None
        return super().get_queryset(request).of_bodies(bodies_of(request.user))

    def has_module_permission(self, request):
        return may_see_remedies(request.user)

    def has_view_permission(self, request, obj=None):
        return may_see_remedies(request.user)

    def has_add_permission(self, request):
        return may_keep_remedies(request.user)

    def has_change_permission(self, request, obj=None):
        return may_keep_remedies(request.user)

    def has_delete_permission(self, request, obj=None):
        return False  # table four counts it

    def get_form(self, request, obj=None, **options):
        form = super().get_form(request, obj, **options)
        return type("RemedyFormOfUser", (form,), {"user": request.user})

    def save_model(self, request, obj, form, change):
        verb = actions.change_remedy if change else actions.register_remedy
        verb(obj, by=request.user, at=timezone.now())

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        remedy = self.get_object(request, object_id) if object_id else None
        known = {}
        if remedy:
            known = {"stands": self._standing(remedy), "history": history_of(remedy)}
        context = {**(extra_context or {}), **known}
        return super().changeform_view(request, object_id, form_url, context)

    def log_addition(self, request, obj, message):
        """History is ours (actions.py writes it)."""

    log_change = log_addition
