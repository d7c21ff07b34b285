"""The pages of the admin that take in an office's register and give the list out."""

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.exchange.sheets import WrongSheet, read_table
from disclosures.exchange.uploads import Gone, forget_old, keep, kept
from disclosures.exchange.views import sheet_response
from disclosures.exchange.workbooks import XLSX, template
from disclosures.organisations.access import organisations_for
from disclosures.publishing.models import ImportBatch
from disclosures.register import actions
from disclosures.register.access import may_keep_register
from disclosures.register.exchange import RegisterExchange
from disclosures.register.forms import RegisterUploadForm
from disclosures.register.intake import plan_register
from disclosures.register.models import WARNING
from disclosures.register.presentation import shown_publicity, shown_standings
from disclosures.statute.querysets import calendar_in_force


class RegisterSheets:
    """For the register's admin: import with preview, the template, and export of the list."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = {
            "import": self.import_view,
            "template": self.template_view,
            "export": self.export_view,
        }
        return [
            *(
                path(f"{word}/", self.admin_site.admin_view(view), name=f"{name}_{word}")
                for word, view in pages.items()
            ),
            *super().get_urls(),
        ]

    def import_view(self, request):
        """预检（不写入） of an upload, then 确认导入 of the very file that was previewed."""
        if not may_keep_register(request.user, "add"):
            raise PermissionDenied
        confirmed = "key" in request.POST
        data = request.POST if request.method == "POST" else None
        form = RegisterUploadForm(
            data, request.FILES or None, organisations=organisations_for(request.user)
        )
        form.fields["file"].required = not confirmed
        context = {"form": form, "plan": None, "key": ""}
        if data is not None and form.is_valid():
            try:
                if confirmed:
                    return self._confirm(request, form)
                context |= self._preview(request, form)
            except (WrongSheet, Gone) as error:
                form.add_error("file", str(error))
        return render(
            request,
            "admin/register/import.html",
            {
                **self.admin_site.each_context(request),
                "title": "导入发文登记簿",
                "opts": self.opts,
                "warning": WARNING,
                **context,
            },
        )

    def _preview(self, request, form) -> dict:
        """Kept on the server only when it was read and nothing in it is classified."""
        upload, organisation = form.cleaned_data["file"], form.cleaned_data["organisation"]
        plan = plan_register(_table(upload), organisation=organisation)
        upload.seek(0)
        forget_old(at=timezone.now())
        key = keep(upload, by=request.user) if plan.is_worth_confirming else ""
        return {"plan": plan, "key": key, "organisation": organisation}

    def _confirm(self, request, form):
        name, file = kept(request.POST["key"], by=request.user)
        with file:
            plan = plan_register(_table(file), organisation=form.cleaned_data["organisation"])
        now = timezone.now()
        if plan.is_worth_confirming:
            batch = ImportBatch.objects.create(
                source=name[:200], sha256=request.POST["key"], by=request.user, at=now
            )
            actions.import_lines(plan.new, plan.changed, batch=batch, at=now)
        told = "，".join(f"{label}{number}行" for label, number in plan.counts)
        messages.success(request, f"导入完成：{told}")
        return HttpResponseRedirect(reverse(admin_urlname(self.opts, "changelist")))

    def template_view(self, request):
        if not may_keep_register(request.user, "add"):
            raise PermissionDenied
        return FileResponse(
            template(RegisterExchange, request.user),
            as_attachment=True,
            filename="发文登记簿导入模板.xlsx",
            content_type=XLSX,
        )

    def export_view(self, request):
        """The list as it is narrowed, all its pages."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        lines = self.get_changelist_instance(request).queryset
        lines = shown_standings(lines, localdate(), calendar_in_force())
        columns = RegisterExchange.exporting()
        headings = [c.heading for c in columns] + ["公开情况", "期限届满日", "公开期限"]
        rows = ([*(c.kind.write(c.value(line)) for c in columns), *_told(line)] for line in lines)
        return sheet_response("xlsx", headings, rows, name=f"发文登记簿{localdate():%Y%m%d}")


def _table(file):
    headings = {c.heading for c in RegisterExchange.columns} | set(RegisterExchange.by_heading())
    return read_table(file, headings)


def _told(line) -> list:
    standing = line.standing
    told = [standing.due_on, standing.sentence] if standing else [None, ""]
    return [shown_publicity(line), *told]
