"""The register in the admin: its lines, 应公开未公开 with the days left, import and export."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localdate

from disclosures.documents.models import Document
from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.publishing.history import history_of
from disclosures.register import actions
from disclosures.register.access import may_keep, may_keep_register
from disclosures.register.forms import RegisterEntryForm
from disclosures.register.models import RegisterEntry
from disclosures.register.presentation import shown_publicity, shown_standings
from disclosures.register.sheets import RegisterSheets
from disclosures.register.waiting import LABELS, lines_waiting
from disclosures.statute.querysets import calendar_in_force

UNMATCHED = "unmatched"


class Publicity(admin.SimpleListFilter):
    title = "公开情况"
    parameter_name = "publicity"

    def lookups(self, request, model_admin):
        return [*LABELS.items(), (UNMATCHED, "没有对应信息")]

    def queryset(self, request, queryset):
        if self.value() in LABELS:
            return lines_waiting(self.value(), queryset, localdate())
        return queryset.filter(document=None) if self.value() == UNMATCHED else queryset


class RegisterList(ChangeList):
    """Works out the standing of the lines on the page, with one calendar for all of them."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = shown_standings(self.result_list, localdate(), calendar_in_force())


@admin.register(RegisterEntry)
class RegisterEntryAdmin(RegisterSheets, admin.ModelAdmin):
    form = RegisterEntryForm
    change_form_template = "admin/register/change_form.html"
    change_list_template = "admin/register/change_list.html"
    view_on_site = False
    list_display = ["heading", "deadline", "publicity", "kept_by", "made_on"]
    list_filter = [
        Publicity,
        ("organisation", admin.RelatedOnlyFieldListFilter),
        "attribute",
        "kind",
        ("import_batch", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["title", "document_number"]
    search_help_text = "按标题、发文字号查找"
    raw_id_fields = ["document"]
    list_per_page = 50
    show_full_result_count = False
    actions = ["find_documents"]

    # --- who sees and keeps what ----------------------------------------------------------------
    def get_queryset(self, request):
        mine = organisations_of(request.user)
        lines = super().get_queryset(request).select_related("organisation", "document")
        lines = lines.defer("document__body", "document__summary")
        return lines if mine is None else lines.filter(organisation__in=mine)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may_keep_register(request.user)
        return may_keep(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return may_keep_register(request.user, "delete")
        return may_keep(request.user, obj, "delete")

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        if db_field.name == "document":
            mine = organisations_of(request.user)
            own = {} if mine is None else {"organisation__in": mine}
            options["queryset"] = Document.objects.filter(**own)
        return super().formfield_for_foreignkey(db_field, request, **options)

    # --- the list -------------------------------------------------------------------------------
    def get_changelist(self, request, **options):
        return RegisterList

    def get_ordering(self, request):
        """What has waited longest comes first where it waits at all."""
        waiting = request.GET.get(Publicity.parameter_name) in LABELS
        return ["made_on", "pk"] if waiting else ["-made_on", "-pk"]

    def changelist_view(self, request, extra_context=None):
        waiting = request.GET.get(Publicity.parameter_name) in LABELS
        title = {"title": "应公开未公开"} if waiting else {}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description="标题 / 发文字号", ordering="title")
    def heading(self, line):
        number = line.document_number or "没有发文字号"
        return format_html('{}<span class="quiet">{}</span>', line.title, number)

    @admin.display(description="成文日期", ordering="made_on")
    def made_on(self, line):
        return format_html('<span class="nowrap">{}</span>', line.made_on)

    @admin.display(description="责任单位 / 拟稿科室", ordering="organisation")
    def kept_by(self, line):
        section = line.drafting_section
        section = "" if section == line.organisation.name else section
        return format_html('{}<span class="quiet">{}</span>', line.organisation, section)

    @admin.display(description="公开情况")
    def publicity(self, line):
        return format_html('{}<span class="quiet">{}</span>', shown_publicity(line), line.note)

    @admin.display(description="公开期限 / 期限届满日")
    def deadline(self, line):
        if not line.standing:
            return "—"
        css = "state state-returned" if line.standing.is_overdue else ""
        return format_html(
            '<span class="{}">{}</span><span class="quiet">{}</span>',
            css,
            line.standing.sentence,
            line.standing.due_on or "",
        )

    @admin.action(description="查找对应信息", permissions=["change"])
    def find_documents(self, request, queryset):
        found = actions.match(list(queryset.waiting()))
        self.message_user(request, f"找到{found}条发文的对应信息")

    # --- keeping lines --------------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        labels = [form[name].label for name in form.changed_data]
        actions.save_entry(obj, by=request.user, at=timezone.now(), changed=labels)

    def delete_model(self, request, obj):
        actions.remove([obj], by=request.user, at=timezone.now())

    def delete_queryset(self, request, queryset):
        actions.remove(list(queryset), by=request.user, at=timezone.now())

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        line = self.get_object(request, object_id) if object_id else None
        history = list(history_of(line)) if line else []
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), "history": history}
        )

    def history_view(self, request, object_id, extra_context=None):
        """The history stands under the form; Django's own log, which keeps titles, is empty."""
        return self.changeform_view(request, object_id)

    def log_addition(self, request, obj, message):
        """History is ours; a log entry of Django's would keep what the line said."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """Nor is what was taken out for good kept in a log."""
