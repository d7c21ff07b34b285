"""The pages of import in the admin: template, upload, preview, confirmation, report, undo."""

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from disclosures.exchange.actions import commit, undo
from disclosures.exchange.archives import Archive, WrongArchive
from disclosures.exchange.forms import ImportForm
from disclosures.exchange.models import SheetImport
from disclosures.exchange.outcomes import Result
from disclosures.exchange.planning import plan_import
from disclosures.exchange.rules import Unreadable, is_midnight
from disclosures.exchange.sheets import WrongSheet, read_table
from disclosures.exchange.uploads import Gone, forget_old, keep, kept
from disclosures.exchange.views import sheet_response
from disclosures.exchange.workbooks import XLSX, template
from disclosures.publishing.access import has_permission
from disclosures.publishing.errors import NotAllowed

SHOWN = 100  # rows of each result on the page of a preview; the report has them all
PAGE_SIZE = 200
LATEST = 10
UNREADABLE = (Gone, WrongSheet, WrongArchive)


class ImportDesk:
    """The pages for one kind of record, beside the list of its admin. For its drafters alone."""

    def __init__(self, model_admin):
        self.admin, self.opts = model_admin, model_admin.opts
        self.model, self.exchange = model_admin.model, model_admin.exchange

    def urls(self):
        pages = {
            "template": ("template.xlsx", self.template),
            "import": ("import/", self.choose),
            "preview": ("import/<str:key>/", self.preview),
            "refused": ("import/<str:key>/refused.xlsx", self.refused),
            "imported": ("imported/<int:pk>/", self.report),
            "left_over": ("imported/<int:pk>/refused.xlsx", self.left_over),
            "undo": ("imported/<int:pk>/undo/", require_POST(self.undo)),
        }
        return [
            path(f"exchange/{route}", self._for_drafters(view), name=self._name(name))
            for name, (route, view) in pages.items()
        ]

    def url(self, name, *args):
        return reverse(f"{self.admin.admin_site.name}:{self._name(name)}", args=args)

    def _name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_exchange_{name}"

    def _for_drafters(self, view):
        def guarded(request, **options):
            if not self.admin.has_add_permission(request):
                raise PermissionDenied
            return view(request, **options)

        return self.admin.admin_site.admin_view(guarded)

    def _page(self, request, name, title, **context):
        frame = {**self.admin.admin_site.each_context(request), "opts": self.opts, "title": title}
        links = {
            "list_url": reverse(admin_urlname(self.opts, "changelist")),
            "import_url": self.url("import"),
            "template_url": self.url("template"),
        }
        return render(request, f"admin/exchange/{name}.html", {**frame, **links, **context})

    def template(self, request):
        return FileResponse(
            template(self.exchange, request.user),
            as_attachment=True,
            filename=f"{self.opts.verbose_name}导入模板.xlsx",
            content_type=XLSX,
        )

    # --- before ---------------------------------------------------------------------------------
    def choose(self, request):
        """Choose the files; they are kept for a day, and the preview reads them."""
        form = ImportForm(
            request.POST or None,
            request.FILES or None,
            exchange=self.exchange,
            may_publish=self._may_publish(request),
        )
        if request.method == "POST" and form.is_valid():
            forget_old(at=timezone.now())
            key = keep(form.cleaned_data["sheet"], by=request.user)
            chosen = {}
            if archive := form.cleaned_data.get("archive"):
                chosen["archive"] = keep(archive, by=request.user)
            if form.cleaned_data.get("publishing"):
                chosen["publishing"] = "1"
            return redirect(_with_query(self.url("preview", key), chosen))
        latest = [
            (sheet, self.url("imported", sheet.pk)) for sheet in self._imports(request)[:LATEST]
        ]
        return self._page(request, "import", "导入", form=form, latest=latest)

    def _may_publish(self, request):
        return has_permission(request.user, self.model, "publish")

    def _uploaded(self, request, key):
        """Name and table of what the person uploaded. Raises what UNREADABLE names."""
        name, file = kept(key, by=request.user)
        with file:
            return name, read_table(file, {c.heading for c in self.exchange.importing()})

    def _plan(self, request, key):
        """The plan of what was uploaded, as of now, and the name of its file."""
        name, table = self._uploaded(request, key)
        enclosed = request.GET.get("archive")
        plan = plan_import(
            self.exchange(request.user),
            table,
            at=timezone.now(),
            publishing=bool(request.GET.get("publishing")) and self._may_publish(request),
            archive=Archive(kept(enclosed, by=request.user)[1]) if enclosed else None,
        )
        return name, plan

    def preview(self, request, key):
        """预检: what would become of every row. 确认导入 writes what was seen and nothing else."""
        try:
            name, plan = self._plan(request, key)
        except UNREADABLE as error:
            return self._start_again(request, error)
        if request.method == "POST":
            if request.POST.get("digest") == plan.digest:
                return self._confirm(request, key, name, plan)
            messages.error(request, "预检以后有了变化，请重新核对下面的结果")
        groups = [
            {"result": result, "rows": plan.of(result), "shown": plan.of(result)[:SHOWN]}
            for result in Result
        ]
        refused_url = _with_query(self.url("refused", key), request.GET)
        told = {"plan": plan, "source": name, "groups": groups, "refused_url": refused_url}
        return self._page(request, "preview", "预检（不写入）", **told)

    def _start_again(self, request, error):
        messages.error(request, str(error))
        return redirect(self.url("import"))

    def _confirm(self, request, key, name, plan):
        try:
            sheet = commit(plan, source=name, sha256=key, at=plan.at)
        except NotAllowed as error:
            messages.error(request, str(error))
            return redirect(request.get_full_path())
        return redirect(self.url("imported", sheet.pk))

    def refused(self, request, key):
        """The rows that would be refused, each with the reason, to be mended and imported again."""
        try:
            name, plan = self._plan(request, key)
        except UNREADABLE as error:
            return self._start_again(request, error)
        reasons = {row.number: "；".join(row.reasons) for row in plan.of(Result.REFUSED)}
        return refused_rows(name, plan.table, reasons)

    # --- afterwards -----------------------------------------------------------------------------
    def _imports(self, request):
        """The person's own imports of this kind, newest first; a superuser sees everybody's."""
        found = SheetImport.objects.select_related("batch", "batch__by", "undone_by").filter(
            content_type=ContentType.objects.get_for_model(self.model)
        )
        if not request.user.is_superuser:
            found = found.filter(batch__by=request.user)
        return found.order_by("-pk")

    def report(self, request, pk):
        """What became of every row, with links to the records."""
        sheet = get_object_or_404(self._imports(request), pk=pk)
        chosen = request.GET.get("result")
        rows = sheet.rows.filter(result=chosen) if chosen in Result.values else sheet.rows.all()
        counts = [(result, sheet.rows.filter(result=result).count()) for result in Result]
        return self._page(
            request,
            "report",
            "导入结果",
            sheet=sheet,
            counts=counts,
            chosen=chosen,
            page=Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            undo_url=self.url("undo", pk),
            refused_url=self.url("left_over", pk),
            change_url=admin_urlname(self.opts, "change"),
        )

    def left_over(self, request, pk):
        """The rows that were refused, from the upload, for as long as that is kept."""
        sheet = get_object_or_404(self._imports(request), pk=pk)
        try:
            name, table = self._uploaded(request, sheet.batch.sha256)
        except UNREADABLE as error:
            messages.error(request, str(error))
            return redirect(self.url("imported", pk))
        reasons = dict(sheet.rows.filter(result=Result.REFUSED).values_list("number", "note"))
        return refused_rows(name, table, reasons)

    def undo(self, request, pk):
        sheet = get_object_or_404(self._imports(request), pk=pk)
        try:
            undo(sheet, by=request.user, at=timezone.now())
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "已撤销本次导入")
        return redirect(self.url("imported", pk))


def refused_rows(name, table, reasons):
    """The rows of the table that have a reason, as a sheet: number, reason, their own cells."""
    headings = ["原行号", "未导入的原因", *(str(cell or "") for cell in table.headings)]
    rows = (
        [number, reasons[number], *map(_as_it_was, cells)]
        for number, cells in table.rows
        if number in reasons
    )
    return sheet_response("xlsx", headings, rows, name=f"未导入的行-{name.rpartition('.')[0]}")


def _as_it_was(cell):
    """A cell to print again: days without an hour, and for what can't be read the reason."""
    if isinstance(cell, datetime) and is_midnight(cell):
        return cell.date()
    return f"（{cell.why}）" if isinstance(cell, Unreadable) else cell


def _with_query(address, chosen):
    query = urlencode(chosen)
    return f"{address}?{query}" if query else address
