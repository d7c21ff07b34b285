"""Spreadsheets in the admin of a kind of record: buttons above its list, export of the list."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from disclosures.exchange.desk import ImportDesk
from disclosures.exchange.querysets import for_sheet, rows_of
from disclosures.exchange.views import ENDINGS, MOST_STAFF, sheet_response


class ExchangeAdmin:
    """Mixed into the admin of a publishable model; `exchange` is the room's list of columns."""

    exchange = None
    change_list_template = "admin/exchange/change_list.html"

    def get_urls(self):
        # PublishableAdmin narrows what the list shows by this ending of the name.
        name = f"{self.opts.app_label}_{self.opts.model_name}_exchange_changelist"
        export = self.admin_site.admin_view(self.export_view)
        return [
            path("exchange/export.<str:ending>", export, name=name),
            *ImportDesk(self).urls(),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        desk = ImportDesk(self)
        export = admin_urlname(self.opts, "exchange_changelist")
        tools = {
            "may_import": self.has_add_permission(request),
            "template_url": desk.url("template"),
            "import_url": desk.url("import"),
            "export_urls": [(e.upper(), reverse(export, args=[e])) for e in ENDINGS],
            "list_query": request.GET.urlencode(),
        }
        return super().changelist_view(request, {**(extra_context or {}), **tools})

    def export_view(self, request, ending):
        """The list as it is narrowed on the page before."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if ending not in ENDINGS:
            raise Http404
        try:
            found = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return redirect(admin_urlname(self.opts, "changelist"))
        columns = self.exchange.exporting()
        rows = rows_of(for_sheet(found, self.exchange), columns, at_most=MOST_STAFF)
        name = f"{self.opts.verbose_name}{timezone.localdate():%Y%m%d}"
        return sheet_response(ending, [c.heading for c in columns], rows, name=name)
