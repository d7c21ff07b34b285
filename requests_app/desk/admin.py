"""Applications in the admin: the lists of the desk, and where its pages are found."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timezone import localdate

from disclosures.publishing.errors import NotAllowed
from disclosures.statute.querysets import calendar_in_force
from requests_app.access import bodies_of, may_register, may_see
from requests_app.desk import actions, views
from requests_app.desk.filters import (
    ChannelFilter,
    HandlerFilter,
    OutcomeFilter,
    StateFilter,
    WaitingFilter,
    YearFilter,
)
from requests_app.desk.presentation import LAMP_CSS
from requests_app.desk.waiting import WAITING
from requests_app.models import Application
from requests_app.presentation import clock_of
from requests_app.rules import masked_name

SHORT = 40


class CaseList(ChangeList):
    """Reads the clock of every case on the page, with one calendar for all of them."""

    def get_results(self, request):
        super().get_results(request)
        calendar, today = calendar_in_force(), localdate()
        self.result_list = list(self.result_list)
        for case in self.result_list:
            case.clock = clock_of(case, calendar, today=today)


@admin.register(Application)
class ApplicationAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = [
        *("number", "asked", "lamp", "state", "charge", "received"),
    ]
    list_filter = [
        WaitingFilter,
        StateFilter,
        OutcomeFilter,
        ChannelFilter,
        YearFilter,
        ("section", admin.RelatedOnlyFieldListFilter),
        ("handler", HandlerFilter),
        ("organisation", admin.RelatedOnlyFieldListFilter),
        ("demand", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["number", "description"]
    search_help_text = "按申请编号、所需信息的描述查找"
    list_per_page = 50
    show_full_result_count = False
    actions = ["group_cases"]

    # --- who sees what --------------------------------------------------------------------------
    def get_queryset(self, request):
        return super().get_queryset(request).of_bodies(bodies_of(request.user)).with_clock()

    def has_module_permission(self, request):
        return may_see(request.user)

    def has_view_permission(self, request, obj=None):
        return may_see(request.user, obj)

    def has_add_permission(self, request):
        return may_register(request.user)

    def has_change_permission(self, request, obj=None):
        return False  # by the verbs alone

    has_delete_permission = has_change_permission

    def has_handle_permission(self, request):
        return may_register(request.user)

    # --- the list -------------------------------------------------------------------------------
    def get_changelist(self, request, **options):
        return CaseList

    def get_ordering(self, request):
        """Where cases wait, by the days that are left."""
        waiting = request.GET.get(WaitingFilter.parameter_name) in WAITING
        return ["due_on", "submitted_on", "pk"] if waiting else ["-submitted_on", "-pk"]

    def changelist_view(self, request, extra_context=None):
        one = WAITING.get(request.GET.get(WaitingFilter.parameter_name))
        title = {"title": f"政府信息公开申请：{one.label}"} if one else {}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description="所需信息 / 申请人", ordering="description")
    def asked(self, case):
        short = case.description[:SHORT] + ("…" if len(case.description) > SHORT else "")
        person = case.part("applicant")
        who = f"{masked_name(person.name)}（{case.get_applicant_kind_display()}）" if person else ""
        return format_html('{}<span class="quiet">{}</span>', short, who)

    @admin.display(description="期限 / 届满日", ordering="due_on")
    def lamp(self, case):
        standing = case.clock.standing
        return format_html(
            '<span class="state {}">{}</span><span class="quiet">{}</span>',
            # Why a clock can't be read yet is told on the page of the case.
            *(LAMP_CSS[standing.lamp], standing.words.partition("：")[0], case.due_on or ""),
        )

    @admin.display(description="收到日期 / 渠道", ordering="received_on")
    def received(self, case):
        return format_html(
            '{}<span class="quiet">{}</span>', case.received_on or "—", case.get_channel_display()
        )

    @admin.display(description="经办人 / 承办科室", ordering="handler")
    def charge(self, case):
        who = (case.handler.get_full_name() or str(case.handler)) if case.handler else "待分派"
        return format_html('{}<span class="quiet">{}</span>', who, case.section or "")

    @admin.action(description="归为同类申请", permissions=["handle"])
    def group_cases(self, request, queryset):
        try:
            demand = actions.group(list(queryset), by=request.user, at=timezone.now())
        except NotAllowed as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            number = demand.applications.count()
            self.message_user(request, f"已归为同类申请，共{number}件：{demand}")

    # --- the pages ------------------------------------------------------------------------------
    def get_urls(self):
        pages = [
            ("register.<str:ending>", views.register_sheet, "application-export"),
            ("statistics/", views.statistics, "application-statistics"),
            ("<int:pk>/do/<str:verb>/", views.verb, "application-do"),
            ("<int:pk>/release/", views.release, "application-release"),
        ]
        own = [
            path(route, self.admin_site.admin_view(self._given(view)), name=name)
            for route, view, name in pages
        ]
        return [*own, *super().get_urls()]

    def _given(self, view):
        def page(request, **options):
            return view(self, request, **options)

        return page

    def add_view(self, request, form_url="", extra_context=None):
        return views.register(self, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return views.case_page(self, request, object_id)

    def history_view(self, request, object_id, extra_context=None):
        """The history stands on the page of the case; Django's own log is empty."""
        return redirect(reverse("admin:requests_app_application_change", args=[object_id]))
