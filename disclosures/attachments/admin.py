"""The admin base of records that have files: the files in the form, and their preview for staff."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.contenttypes.admin import GenericTabularInline
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from disclosures.attachments.actions import attach, describe, detach, remove_bytes
from disclosures.attachments.forms import AttachmentForm, AttachmentFormSet
from disclosures.attachments.models import Attachment
from disclosures.attachments.storage import is_full
from disclosures.attachments.views import send
from disclosures.publishing.access import may_edit
from disclosures.publishing.admin import PublishableAdmin


class AttachmentInline(GenericTabularInline):
    """Editable exactly while the record is."""

    model = Attachment
    form = AttachmentForm
    formset = AttachmentFormSet
    extra = 1
    readonly_fields = ["link", "note"]
    view_on_site = False  # the file's own link works for drafts as well

    def get_fields(self, request, obj=None):
        """A file is chosen once; whoever only reads has the link."""
        chosen = ["file"] if self.has_change_permission(request, obj) else []
        return ["link", "note", *chosen, "alt_text", "order"]

    def get_formset(self, request, obj=None, **options):
        formset = super().get_formset(request, obj, **options)
        formset.disk_is_full = getattr(request, "disk_is_full", False)
        return formset

    @admin.display(description="已上传")
    def link(self, attachment):
        if attachment.pk is None:
            return "—"
        name = admin_urlname(self.parent_model._meta, "file")
        url = reverse(name, args=[attachment.object_id, attachment.key])
        return format_html('<a href="{}">{}</a>', url, attachment.name)

    def has_add_permission(self, request, obj=None):
        return obj is None or may_edit(request.user, obj)

    has_change_permission = has_delete_permission = has_add_permission

    def has_view_permission(self, request, obj=None):
        return True  # whoever may open the record


class PublishableWithFilesAdmin(PublishableAdmin):
    """Records with files: they come and go through the verbs of attachments."""

    inlines = [AttachmentInline]

    def changeform_view(self, request, *arguments, **options):
        """A full disk is told on the form, which keeps what was typed; nothing is stored."""
        try:
            return super().changeform_view(request, *arguments, **options)
        except OSError as error:
            if not is_full(error) or not request.POST:  # it did not even come in whole
                raise
        request.disk_is_full = True
        return super().changeform_view(request, *arguments, **options)

    def save_formset(self, request, form, formset, change):
        if formset.model is not Attachment:
            super().save_formset(request, form, formset, change)
            return
        who = {"by": request.user, "at": timezone.now()}
        formset.save(commit=False)
        for attachment in formset.deleted_objects:
            detach(attachment, **who)
        for attachment, _ in formset.changed_objects:
            describe(attachment, **who)
        made = []
        try:
            for row in formset.extra_forms:
                if row.has_changed() and row not in formset.deleted_forms:
                    asked = {key: row.cleaned_data[key] for key in ("alt_text", "order")}
                    upload = row.cleaned_data["file"]
                    made.append(
                        attach(form.instance, upload, prepared=row.prepared, **asked, **who)
                    )
        except OSError:  # with this one none of them is kept
            for file in made:
                remove_bytes(file)
            raise
        for file in made:
            if file.note:
                text = f"附件“{file.name}”：{file.note}"
                self.message_user(request, text, messages.WARNING)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_file"
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/<uuid:key>/", view, name=name), *super().get_urls()]

    def file_view(self, request, pk, key):
        """A file of a record that need not be public, for the staff who handle the record."""
        item = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, item):
            raise PermissionDenied
        return send(request, get_object_or_404(Attachment.objects.of(item), key=key))
