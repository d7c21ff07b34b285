"""Writing the annual report: its text, its figures with the checks, and what is supplied."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from disclosures.attachments.kinds import UnacceptableFile
from disclosures.organisations.access import may_work_for, organisations_of
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import actor_name, history_of
from portal.annual_report import actions
from portal.annual_report.access import (
    may_write,
    refusal_to_confirm,
    refusal_to_fill,
    refusal_to_remind,
    refusal_to_send_back,
)
from portal.annual_report.forms import (
    DayForm,
    FillForm,
    ReasonForm,
    ReportTextForm,
    ReportTextFormSet,
    RoundForm,
    SupplyForm,
    for_edition,
)
from portal.annual_report.models import AnnualReport, CollectionRound, ReportText, SuppliedFigure
from portal.annual_report.presentation import comparison
from portal.annual_report.reported import findings_of, unanswered
from portal.annual_report.signing.admin import SigningPages


def find(pages, request, object_id):
    """The record of an admin's page; an address with anything but a number in it has none."""
    if (found := pages.get_object(request, object_id)) is None:
        raise Http404
    return found


class ReportTextInline(admin.StackedInline):
    model = ReportText
    form = ReportTextForm
    formset = ReportTextFormSet
    extra = 0

    def get_formset(self, request, obj=None, **options):
        """Once the year is known, only the parts of its edition are offered."""
        form = for_edition(obj.edition) if obj else self.form
        return super().get_formset(request, obj, **{"form": form, **options})

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("portal.change_annualreport")

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(AnnualReport)
class AnnualReportAdmin(SigningPages, admin.ModelAdmin):
    fields = ["organisation", "year", "title", "dated", "published_on"]
    readonly_fields = ["published_on"]  # set by the verb alone, when what was signed is published
    change_form_template = "admin/annual_report/change_form.html"
    list_display = ["title", "year", "organisation", "published_on"]
    list_select_related = ["organisation"]
    inlines = [ReportTextInline]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["help_text"] = (
                "只能选公开主体。本站只展示主办单位的报告；其他公开主体的报告可以保存，没有页面"
            )
        return super().formfield_for_foreignkey(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = {"checks": self.checks_view, "ask": self.ask_view, "supply": self.supply_view}
        pages |= {"sign": self.sign_view, "scan": self.scan_view, "preview": self.preview_view}
        return [
            *(
                path(f"<int:pk>/{page}/", self.admin_site.admin_view(view), name=f"{name}_{page}")
                for page, view in pages.items()
            ),
            path(
                "<int:pk>/paper.<str:ending>",
                self.admin_site.admin_view(self.paper_view),
                name=f"{name}_paper",
            ),
            *super().get_urls(),
        ]

    def _report(self, request, pk):
        report = get_object_or_404(AnnualReport.objects.select_related("organisation"), pk=pk)
        if not may_write(request.user, report.organisation):
            raise PermissionDenied
        return report

    def _show(self, request, name, title, report, **more):
        context = {
            **self.admin_site.each_context(request),
            **{"title": title, "opts": self.opts, "report": report, **more},
        }
        return render(request, f"admin/annual_report/{name}.html", context)

    def checks_view(self, request, pk):
        """数据和检查: all numbers, what the checks say, and the year as it stood on a day."""
        report = self._report(request, pk)
        findings = findings_of(report, timezone.localdate())
        if request.method == "POST":
            self._explain(request, report, findings)
            return redirect(request.path)
        day = DayForm(request.GET or None)
        on = day.cleaned_data["on"] if day.is_valid() else None
        return self._show(
            *(request, "checks", "数据和检查", report),
            findings=findings,
            left=unanswered(report, findings),
            reasons=report.reasons.select_related("by"),
            rows=comparison(report.organisation, report.year, on),
            day=day,
            on=on,
            rounds=CollectionRound.objects.filter(
                organisation=report.organisation, year=report.year
            ),
        )

    def _explain(self, request, report, findings):
        form = ReasonForm(request.POST)
        by_code = {one.code: one for one in findings}
        if not form.is_valid() or form.cleaned_data["code"] not in by_code:
            return messages.error(request, "请填写说明")
        finding, reason = by_code[form.cleaned_data["code"]], form.cleaned_data["reason"]
        try:
            actions.give_reason(report, finding, reason=reason, by=request.user, at=timezone.now())
        except NotAllowed as error:
            return messages.error(request, str(error))
        return messages.success(request, "已经保存说明")

    def ask_view(self, request, pk):
        """布置填报."""
        report = self._report(request, pk)
        scope = {"organisation": report.organisation, "year": report.year}
        form = RoundForm(request.POST or None, **scope)
        if request.method == "POST" and form.is_valid():
            try:
                opened = actions.open_round(
                    **scope, **form.cleaned_data, by=request.user, at=timezone.now()
                )
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "已经布置")
                return redirect("admin:portal_collectionround_change", opened.pk)
        return self._show(request, "form", "布置填报", report, form=form)

    def supply_view(self, request, pk):
        """人工填报 of one figure, unasked."""
        report = self._report(request, pk)
        form = SupplyForm(
            *(request.POST or None, request.FILES or None), user=request.user, year=report.year
        )
        if request.method == "POST" and form.is_valid():
            who = {"by": request.user, "at": timezone.now()}
            try:
                actions.supply(year=report.year, **form.cleaned_data, **who)
            except (NotAllowed, UnacceptableFile) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "已经填报，请另一人核对")
                return redirect(admin_url(self, "checks", report.pk))
        return self._show(request, "form", "人工填报", report, form=form)


def admin_url(model_admin, page, *args):
    return reverse(admin_urlname(model_admin.opts, page), args=args)


class OwnPages(admin.ModelAdmin):
    """Lists whose rows have a page of our own in place of Django's form; nothing is deleted."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        if not request.user.is_authenticated:
            return False
        mine = organisations_of(request.user)
        return mine is None or bool(mine)

    has_change_permission = has_module_permission = has_view_permission

    def show(self, request, name, title, **more):
        context = {
            **self.admin_site.each_context(request),
            **{"title": title, "opts": self.opts, **more},
        }
        return render(request, f"admin/annual_report/{name}.html", context)


@admin.register(CollectionRound)
class CollectionRoundAdmin(OwnPages):
    list_display = ["__str__", "due_on", "opener", "opened_at"]
    list_select_related = ["organisation", "opened_by"]
    VERBS = ("confirm", "send_back", "remind")

    @admin.display(description="布置人")
    def opener(self, found):
        return actor_name(found.opened_by)

    def get_queryset(self, request):
        mine = organisations_of(request.user)
        found = super().get_queryset(request)
        return found if mine is None else found.filter(organisation__in=mine)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The whole round on one page: how far each body is, the sums, and the verbs."""
        found = find(self, request, object_id)
        tasks = found.tasks.select_related("organisation", "filled_by", "confirmed_by")
        if request.method == "POST":
            self._do(request, tasks)
            return redirect(request.path)
        tasks = sorted(tasks, key=lambda task: (task.figure, task.organisation.order))
        sums = SuppliedFigure.objects.sums(found.organisation, found.year)
        return self.show(
            *(request, "round", str(found)),
            round=found,
            tasks=[(task, self._verbs(request.user, task)) for task in tasks],
            sums=[(task.label, sums.get(task.figure, 0)) for task in _first_of_each(tasks)],
            waiting=sum(not task.confirmed_at for task in tasks),
            is_over=found.due_on < timezone.localdate(),
        )

    def _verbs(self, user, task) -> dict:
        refusals = {
            "fill": refusal_to_fill,
            "confirm": refusal_to_confirm,
            "send_back": refusal_to_send_back,
            "remind": refusal_to_remind,
        }
        return {verb: not refusal(user, task) for verb, refusal in refusals.items()}

    def _do(self, request, tasks):
        verb, key = request.POST.get("verb"), request.POST.get("task", "")
        if verb not in self.VERBS or not key.isdigit():
            raise PermissionDenied
        task = get_object_or_404(tasks, pk=key)
        said = {"remark": request.POST.get("remark", "")} if verb == "send_back" else {}
        try:
            getattr(actions, verb)(task, by=request.user, at=timezone.now(), **said)
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"已经办理：{task}")


def _first_of_each(tasks):
    return {task.figure: task for task in tasks}.values()


@admin.register(SuppliedFigure)
class SuppliedFigureAdmin(OwnPages):
    list_display = ["wanted", "organisation", "year", "status", "value", "reminded_at"]
    list_filter = ["status", "year"]
    list_select_related = ["organisation"]

    @admin.display(description="指标", ordering="figure")
    def wanted(self, task):
        return task.label

    def get_queryset(self, request):
        return super().get_queryset(request).of_bodies(organisations_of(request.user))

    def get_urls(self):
        evidence = self.admin_site.admin_view(self.evidence_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_evidence"
        return [path("<int:pk>/evidence/", evidence, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """填报: the form while it is open, then what was filled in and by whom."""
        task = find(self, request, object_id)
        refusal = refusal_to_fill(request.user, task)
        form = None if refusal else FillForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form and form.is_valid():
            who = {"by": request.user, "at": timezone.now()}
            try:
                actions.fill(task, **form.cleaned_data, **who)
            except (NotAllowed, UnacceptableFile) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "已经填报，等待核对")
                return redirect(request.path)
        return self.show(
            *(request, "fill", str(task)),
            **{"task": task, "form": form, "refusal": refusal, "history": history_of(task)},
        )

    def evidence_view(self, request, pk):
        """The file behind a number, for the body that filled it in and those who confirm."""
        task = get_object_or_404(SuppliedFigure, pk=pk)
        if not task.evidence or not may_work_for(request.user, task.organisation_id):
            raise PermissionDenied
        return FileResponse(task.evidence, as_attachment=True, filename=task.evidence_name)
