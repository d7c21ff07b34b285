"""Looking at a proof that an applicant sent: one page that asks why, then the file itself."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone

from disclosures.attachments.kinds import BY_EXTENSION
from disclosures.publishing.errors import NotAllowed
from requests_app.access import may_look
from requests_app.apply.forms import LookForm
from requests_app.apply.models import IdentityFile
from requests_app.apply.uploads import look_at_upload
from requests_app.identity import KeyMissing


@admin.register(IdentityFile)
class IdentityFileAdmin(admin.ModelAdmin):
    """A closed list: `admin:identity-file` alone opens, which the page of the case links to."""

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return False

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission

    def get_urls(self):
        look = self.admin_site.admin_view(self.look_view)
        return [path("<int:pk>/look/", look, name="identity-file"), *super().get_urls()]

    def look_view(self, request, pk):
        upload = get_object_or_404(IdentityFile.objects.select_related("application"), pk=pk)
        case = upload.application
        if not may_look(request.user, case):
            raise PermissionDenied
        form = LookForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            who = {"by": request.user, "at": timezone.now()}
            try:
                content = look_at_upload(case, upload, **form.cleaned_data, **who)
            except (NotAllowed, KeyMissing) as error:
                form.add_error(None, str(error))
            except FileNotFoundError:
                form.add_error(None, "文件不在服务器上，请联系系统管理员")
            else:
                return _as_download(upload, content)
        context = {
            **self.admin_site.each_context(request),
            **{"title": f"查看{upload.get_kind_display()}", "form": form, "item": case},
            "back": reverse("admin:requests_app_application_change", args=[case.pk]),
            "hint": "每次查看都连同理由记入办理记录",
        }
        return render(request, "admin/rectification/verb.html", context)


def _as_download(upload, content) -> HttpResponse:
    """Saved, never shown by the browser on our own address, and kept by no cache."""
    kind = BY_EXTENSION[upload.extension]
    response = HttpResponse(content, content_type=kind.content_type)
    name = f"{upload.application.number}-{upload.kind}.{upload.extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
