"""The list of channels, and for each record the page that says where it was carried."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone

from disclosures.channels.access import may_keep_channels
from disclosures.channels.actions import add_dissemination, remove_dissemination
from disclosures.channels.forms import DisseminationForm
from disclosures.channels.models import Channel, Dissemination
from disclosures.publishing.errors import NotAllowed


@admin.register(Channel)
class ChannelAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = ["name", "kind", "organisation", "is_active", "order"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["organisation"]
    search_fields = ["name"]

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "url":
            options["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False  # out of use, never deleted: records name it


class ChanneledAdmin:
    """For the admin of a kind of record: a button on its form, and the page behind it."""

    def tools(self, request, item):
        url = reverse(admin_urlname(self.opts, "channels"), args=[item.record_id])
        return [*super().tools(request, item), ("发布渠道", url)]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        page = self.admin_site.admin_view(self.channels_view)
        strike = self.admin_site.admin_view(self.strike_channel_view)
        return [
            path("<int:pk>/channels/", page, name=f"{name}_channels"),
            path("<int:pk>/channels/<int:entry>/remove/", strike, name=f"{name}_channel_remove"),
            *super().get_urls(),
        ]

    def channels_view(self, request, pk):
        """Where the record was carried; whoever may, adds to it."""
        item = self._record(request, pk)
        may_keep = may_keep_channels(request.user, item)
        form = DisseminationForm(request.POST or None, item=item) if may_keep else None
        if request.method == "POST":
            if not may_keep:
                raise PermissionDenied
            if form.is_valid() and self._kept(request, item, form):
                return HttpResponseRedirect(request.path)
        return render(
            request,
            "admin/channels/channels.html",
            {
                **self.admin_site.each_context(request),
                "title": "发布渠道",
                "opts": self.opts,
                "item": item,
                "back": reverse(admin_urlname(self.opts, "change"), args=[item.pk]),
                "form": form,
                "entries": Dissemination.objects.of(item),
                "remove": admin_urlname(self.opts, "channel_remove"),
            },
        )

    def strike_channel_view(self, request, pk, entry):
        item = self._record(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        kept = get_object_or_404(Dissemination.objects.of(item), pk=entry)
        try:
            remove_dissemination(kept, by=request.user, at=timezone.now())
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"已删除“{kept}”")
        return HttpResponseRedirect(reverse(admin_urlname(self.opts, "channels"), args=[pk]))

    def _record(self, request, pk):
        """The record, never a version of it, for staff who may read it."""
        item = get_object_or_404(self.get_queryset(request).filter(revision_of=None), pk=pk)
        if not self.has_view_permission(request, item):
            raise PermissionDenied
        return item

    def _kept(self, request, item, form) -> bool:
        said = form.cleaned_data
        try:
            kept = add_dissemination(item, by=request.user, at=timezone.now(), **said)
        except NotAllowed as error:
            form.add_error(None, str(error))
            return False
        messages.success(request, f"已登记“{kept}”")
        return True
