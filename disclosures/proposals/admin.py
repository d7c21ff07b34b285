"""Proposals in the admin with their duties, the opinions about answers, and the classes."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate

from disclosures.proposals.access import refusal_to_note_opinion
from disclosures.proposals.actions import NOTED, note_opinion
from disclosures.proposals.exchange import ProposalSheets
from disclosures.proposals.forms import OpinionForm, ProposalForm
from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.proposals.rules import title_hint
from disclosures.proposals.views import show
from disclosures.publishing.errors import NotAllowed
from disclosures.rooms.admin import RoomAdmin, clocks_as_html, sections
from disclosures.rooms.deadlines import Standing, worst
from disclosures.statute.querysets import calendar_in_force

NOTE_OPINION = "登记满意程度"


class ClockFilter(admin.SimpleListFilter):
    """The rule is in deadlines.py alone, so the rows are asked one by one: a body has few."""

    title = "办理时限"
    parameter_name = "clock"

    def lookups(self, request, model_admin):
        return Standing.choices

    def queryset(self, request, queryset):
        if self.value() not in Standing.values:
            return queryset
        today, days = localdate(), calendar_in_force()
        rows = queryset.select_related("revision_of").defer("body", "matter")
        found = [one.pk for one in rows if worst(one.clocks_on(today, days)) == self.value()]
        return queryset.filter(pk__in=found)


@admin.register(Proposal)
class ProposalAdmin(RoomAdmin):
    form = ProposalForm
    exchange, show = ProposalSheets, show
    quiet = ("number_words", "session", "index_number")
    list_filter = [ClockFilter, "kind", "role", "result_class", *RoomAdmin.list_filter]
    list_select_related = ["organisation", "revision_of"]
    search_fields = [*RoomAdmin.search_fields, "number", "proposers"]
    search_help_text = "按标题、编号、提出人、索引号查找"
    date_hierarchy = "replied_on"
    fieldsets = sections(
        (
            "建议提案",
            {
                "fields": [
                    ("kind", "session", "number"),
                    "proposers",
                    "proposer_contacts",
                    "matter",
                ]
            },
        ),
        (
            "办理",
            {
                "fields": [
                    "role",
                    "other_units",
                    ("assigned_on", "is_hard"),
                    ("replied_on", "result_class"),
                    "is_reply_public",
                ]
            },
        ),
        ("满意程度", {"fields": [NOTED]}),
        body="复文",
    )

    def get_list_display(self, request):
        """The calendar is read once for all rows of a page."""
        days, today = SimpleLazyObject(calendar_in_force), localdate()

        @admin.display(description="办理时限")
        def standing(item):
            return clocks_as_html(item.clocks_on(today, days))

        return ["heading", standing, "state_badge", "published_on"]

    def notices(self, item):
        """Duties that are not met in time or still open, and a title without its number."""
        clocks = [] if item.is_gone else item.clocks_on(localdate(), calendar_in_force())
        told = [clock.words for clock in clocks if clock.standing != Standing.MET]
        hint = title_hint(item.title, item.session, item.kind, item.number)
        return [*told, *([hint] if hint and item.is_editable else []), *super().notices(item)]

    # --- 登记满意程度 ---------------------------------------------------------------------------
    def tools(self, request, item):
        found = super().tools(request, item)
        if not refusal_to_note_opinion(request.user, item):
            address = reverse(admin_urlname(self.opts, "opinion"), args=[item.pk])
            found = [*found, (NOTE_OPINION, address)]
        return found

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_opinion"
        view = self.admin_site.admin_view(self.opinion_view)
        return [path("<int:pk>/opinion/", view, name=name), *super().get_urls()]

    def opinion_view(self, request, pk):
        """What the proposers thought of the answer, whatever the state of the record."""
        item = self._item(request, pk)
        back = reverse(admin_urlname(self.opts, "change"), args=[item.pk])
        if why := refusal_to_note_opinion(request.user, item):
            messages.error(request, why)
            return redirect(back)
        known = {name: getattr(item, name) for name in NOTED}
        form = OpinionForm(request.POST if request.method == "POST" else None, initial=known)
        if request.method == "POST" and form.is_valid():
            try:
                note_opinion(item, by=request.user, at=timezone.now(), **form.cleaned_data)
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{item}”的满意程度已登记")
                return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            **{"title": NOTE_OPINION, "opts": self.opts, "item": item, "form": form, "back": back},
        }
        return render(request, "admin/publishing/verb.html", context)


@admin.register(ProposalClass)
class ProposalClassAdmin(admin.ModelAdmin):
    """The wording of the classes varies by place; a class that is used stays."""

    list_display = ["code", "wording"]
    view_on_site = False

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        used = obj and Proposal.with_versions.filter(result_class=obj).exists()
        return not used and super().has_delete_permission(request, obj)
