"""Decisions in the admin with their clocks, and the taking back of what was annulled."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate

from disclosures.decisions.access import may_take_back, refusal_to_annul
from disclosures.decisions.actions import annul
from disclosures.decisions.exchange import DecisionSheets
from disclosures.decisions.forms import AnnulmentForm, DecisionForm
from disclosures.decisions.kinds import PartyKind
from disclosures.decisions.models import AdministrativeDecision
from disclosures.decisions.rules import doubtful_files
from disclosures.decisions.views import show
from disclosures.publishing.errors import NotAllowed
from disclosures.rooms.admin import RoomAdmin, clocks_as_html, sections
from disclosures.rooms.deadlines import Standing
from disclosures.statute.querysets import calendar_in_force

TAKE_BACK, NOTE = "撤回公示（决定变动）", "登记决定变动"


class TakeBackFilter(admin.SimpleListFilter):
    title = "撤回公示"
    parameter_name = "take_back"

    def lookups(self, request, model_admin):
        return [("due", "已变更或者撤销，待撤回")]

    def queryset(self, request, queryset):
        return queryset.to_be_taken_back() if self.value() == "due" else queryset


@admin.register(AdministrativeDecision)
class AdministrativeDecisionAdmin(RoomAdmin):
    form = DecisionForm
    exchange, show = DecisionSheets, show
    quiet = ("number", "party", "index_number")
    list_filter = [TakeBackFilter, "kind", "party_kind", *RoomAdmin.list_filter]
    list_select_related = ["organisation", "revision_of"]
    search_fields = [*RoomAdmin.search_fields, "number", "party"]
    search_help_text = "按决定名称、文号、当事人、索引号查找"
    date_hierarchy = "decided_on"
    fieldsets = sections(
        (
            "决定",
            {
                "fields": [
                    ("kind", "category"),
                    "number",
                    ("decided_on", "valid_until"),
                    "organ",
                ]
            },
        ),
        ("当事人", {"fields": ["party_kind", "party", "credit_code"]}),
        ("内容", {"fields": ["matter", "basis", "result"]}),
        body="其他说明（决定书遮蔽个人信息后作为附件上传）",
    )

    def get_list_display(self, request):
        """The calendar is read once for all rows of a page."""
        days, today = SimpleLazyObject(calendar_in_force), localdate()

        @admin.display(description="公示时限")
        def standing(item):
            return clocks_as_html(item.clocks(today=today, days=days))

        return ["heading", standing, "state_badge", "published_on"]

    def notices(self, item):
        """Duties that are not met in time or still open."""
        clocks = item.clocks(today=localdate(), days=calendar_in_force())
        told = [clock.words for clock in clocks if clock.standing != Standing.MET]
        if item.party_kind == PartyKind.NATURAL:
            files = list(item.attachments.values_list("name", flat=True))
            told += doubtful_files(party_kind=item.party_kind, party=item.party, files=files)
        return [*told, *super().notices(item)]

    # --- 撤回公示 -------------------------------------------------------------------------------
    def tools(self, request, item):
        found = super().tools(request, item)
        if refusal_to_annul(request.user, item):
            return found
        address = reverse(admin_urlname(self.opts, "annul"), args=[item.pk])
        return [*found, (self._word(request.user, item), address)]

    def _word(self, user, item):
        return TAKE_BACK if may_take_back(user, item) else NOTE

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_annul"
        view = self.admin_site.admin_view(self.annul_view)
        return [path("<int:pk>/annul/", view, name=name), *super().get_urls()]

    def annul_view(self, request, pk):
        """How, when and why the decision was annulled; with the permission it is taken back."""
        item = self._item(request, pk)
        back = reverse(admin_urlname(self.opts, "change"), args=[item.pk])
        if why := refusal_to_annul(request.user, item):
            messages.error(request, why)
            return redirect(back)
        title = self._word(request.user, item)
        form = AnnulmentForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                annul(item, by=request.user, at=timezone.now(), **form.cleaned_data)
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{item}”：{title}已办理")
                return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            **{"title": title, "opts": self.opts, "item": item, "form": form, "back": back},
        }
        return render(request, "admin/publishing/verb.html", context)
