"""The desk of the wording rules: lists, search, putting in and out of use, and a trial page."""

from django.contrib import admin, messages
from django.shortcuts import render
from django.urls import path
from django.utils.html import format_html

from disclosures.wording.actions import put_in_use
from disclosures.wording.forms import TrialForm, WordingRuleForm
from disclosures.wording.kinds import Level
from disclosures.wording.models import WordingRule

SHOWN = 200  # findings that the trial page lists
# The classes of admin.css that colour a state colour a level.
BADGES = {Level.FORBIDDEN: "state-returned", Level.CONFIRM: "state-submitted", Level.HINT: ""}


@admin.register(WordingRule)
class WordingRuleAdmin(admin.ModelAdmin):
    form = WordingRuleForm
    change_list_template = "admin/wording/change_list.html"
    list_display = ["term", "level_badge", "suggestion", "category", "kind", "is_active"]
    list_filter = ["level", "category", "kind", "is_active"]
    search_fields = ["term", "suggestion", "note", "exceptions"]
    search_help_text = "按词语、建议写法、说明和例外查找"
    list_per_page = 100
    actions = ["put_out", "put_back"]
    readonly_fields = ["updated_at"]
    fieldsets = [
        (None, {"fields": ["kind", "term", ("level", "category"), "suggestion", "exceptions"]}),
        ("说明", {"fields": ["note", "is_active", "updated_at"]}),
    ]

    @admin.display(description="级别", ordering="level")
    def level_badge(self, rule):
        return format_html(
            '<span class="state {}">{}</span>', BADGES[rule.level], rule.get_level_display()
        )

    def has_delete_permission(self, request, obj=None):
        return False  # put out of use: a deleted rule would come back with the supplied list

    @admin.action(description="停用所选的用语规则", permissions=["change"])
    def put_out(self, request, queryset):
        self._put(request, queryset, in_use=False, done="停用")

    @admin.action(description="启用所选的用语规则", permissions=["change"])
    def put_back(self, request, queryset):
        self._put(request, queryset, in_use=True, done="启用")

    def _put(self, request, queryset, *, in_use, done):
        changed = put_in_use(queryset, in_use=in_use)
        for rule in changed:
            self.log_change(request, rule, done)
        unchanged = queryset.count() - len(changed)
        rest = f"，另有{unchanged}条原已{done}" if unchanged else ""
        messages.success(request, f"已{done}{len(changed)}条用语规则{rest}")

    def get_urls(self):
        view = self.admin_site.admin_view(self.trial_view)
        return [path("try/", view, name="disclosures_wordingrule_try"), *super().get_urls()]

    def trial_view(self, request):
        """What the rules say about a text that any member of staff pastes; nothing is kept."""
        form = TrialForm(request.POST if request.method == "POST" else None)
        findings = None
        if form.is_valid():
            findings = WordingRule.objects.findings_in([("文本", form.cleaned_data["text"])])
        return render(
            request,
            "admin/wording/try.html",
            {
                **self.admin_site.each_context(request),
                "title": "试查用语",
                "opts": self.opts,
                "form": form,
                "findings": findings and findings[:SHOWN],
                "total": None if findings is None else len(findings),
                "may_view_rules": self.has_view_permission(request),
            },
        )
