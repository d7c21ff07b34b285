"""What was received under each item of fees, in the admin; nothing is ever deleted."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.exchange.sheets import WrongSheet, read_table
from disclosures.exchange.uploads import Gone, forget_old, keep, kept
from disclosures.exchange.views import sheet_response
from disclosures.exchange.workbooks import XLSX, template
from disclosures.fees.actions import import_fees
from disclosures.fees.exchange import FeeSheets, plan_fees
from disclosures.fees.forms import FeeUploadForm
from disclosures.fees.models import FeeIncome
from disclosures.organisations.access import organisations_for, organisations_of


@admin.register(FeeIncome)
class FeeIncomeAdmin(admin.ModelAdmin):
    change_list_template = "admin/fees/change_list.html"
    view_on_site = False
    list_display = ["item", "organisation", "year", "amount", "source"]
    list_filter = ["year", ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["item", "basis"]
    search_help_text = "按收费项目、收费依据查找"
    fieldsets = [
        ("收费项目", {"fields": [("organisation", "year"), "item", "basis"]}),
        ("收费金额", {"fields": ["amount", "source"]}),
    ]

    def get_queryset(self, request):
        mine = organisations_of(request.user)
        found = super().get_queryset(request)
        return found if mine is None else found.filter(organisation__in=mine)

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False

    # --- spreadsheets ---------------------------------------------------------------------------
    def may_import(self, request):
        """A sheet adds rows and changes rows."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request, extra_context=None):
        more = {"may_import": self.may_import(request), **(extra_context or {})}
        return super().changelist_view(request, more)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = {
            "import": ("import/", self.import_view),
            "template": ("template.xlsx", self.template_view),
            "export": ("export.xlsx", self.export_view),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"{name}_{word}")
            for word, (route, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def template_view(self, request):
        if not self.may_import(request):
            raise PermissionDenied
        sheet = template(FeeSheets, request.user)
        name = f"{self.opts.verbose_name}导入模板.xlsx"
        return FileResponse(sheet, as_attachment=True, filename=name, content_type=XLSX)

    def export_view(self, request):
        """The list as it is narrowed, all its pages; it can be imported again."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        fees = self.get_changelist_instance(request).queryset
        columns = FeeSheets.exporting()
        rows = ([one.kind.write(one.value(fee)) for one in columns] for fee in fees)
        name = f"{self.opts.verbose_name}{localdate():%Y%m%d}"
        return sheet_response("xlsx", [one.heading for one in columns], rows, name=name)

    def import_view(self, request):
        """预检（不写入） of an upload, then 确认导入 of the very file that was previewed."""
        if not self.may_import(request):
            raise PermissionDenied
        confirmed = "key" in request.POST
        form = FeeUploadForm(request.POST or None, request.FILES or None)
        form.fields["file"].required = not confirmed
        plan, key = None, ""
        if request.method == "POST" and form.is_valid():
            try:
                if confirmed:
                    return self._confirm(request)
                plan, key = self._preview(request, form.cleaned_data["file"])
            except (WrongSheet, Gone) as error:
                form.add_error("file", str(error))
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        told = {"title": f"导入{self.opts.verbose_name}", "form": form, "plan": plan, "key": key}
        return render(request, "admin/fees/import.html", {**frame, **told})

    def _preview(self, request, upload):
        plan = plan_fees(self._table(upload), by=request.user)
        upload.seek(0)
        forget_old(at=timezone.now())
        return plan, keep(upload, by=request.user) if plan.is_worth_confirming else ""

    def _confirm(self, request):
        key = request.POST["key"]
        name, file = kept(key, by=request.user)
        with file:
            plan = plan_fees(self._table(file), by=request.user)
        if plan.is_worth_confirming:
            import_fees(plan, source=name, sha256=key, by=request.user, at=timezone.now())
        told = "，".join(f"{label}{number}行" for label, number in plan.counts)
        messages.success(request, f"导入完成：{told}")
        return redirect(reverse(admin_urlname(self.opts, "changelist")))

    def _table(self, file):
        return read_table(file, {one.heading for one in FeeSheets.importing()})
