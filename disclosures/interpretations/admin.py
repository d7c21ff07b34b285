"""Interpretations in the admin, and the duties to interpret with what is done about each."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from disclosures.documents.models import Document
from disclosures.interpretations.actions import refusal_to_waive, require, waive
from disclosures.interpretations.duties import duties_for
from disclosures.interpretations.exchange import InterpretationSheets
from disclosures.interpretations.forms import InterpretationDraftForm, WaiverForm
from disclosures.interpretations.models import Interpretation
from disclosures.interpretations.views import show
from disclosures.publishing.errors import NotAllowed
from disclosures.rooms.admin import RoomAdmin, sections


@admin.register(Interpretation)
class InterpretationAdmin(RoomAdmin):
    form = InterpretationDraftForm
    exchange, show = InterpretationSheets, show
    quiet = ("get_form_display", "index_number")
    change_list_template = "admin/interpretations/change_list.html"
    list_filter = ["form", *RoomAdmin.list_filter]
    fieldsets = sections(
        ("所解读的文件", {"fields": ["document", "document_name"]}),
        ("解读", {"fields": [("form", "interpreter"), "media_url", "questions"]}),
    )

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        duties = self.admin_site.admin_view(self.duties_view)
        waiver = self.admin_site.admin_view(self.waiver_view)
        return [
            path("duties/", duties, name=f"{name}_duties"),
            path("duties/<int:pk>/", waiver, name=f"{name}_waiver"),
            *super().get_urls(),
        ]

    def get_changeform_initial_data(self, request):
        """A draft begun from a duty names its document."""
        found = super().get_changeform_initial_data(request)
        asked = str(found.pop("document", ""))
        document = Document.objects.visible().filter(pk=asked).first() if asked.isdigit() else None
        if document:
            found |= {"document": document, "title": f"《{document.title}》政策解读"[:300]}
        return found

    def duties_view(self, request):
        """解读任务: open ones, or all."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        every = duties_for(request.user, at=timezone.now())
        shown = every if request.GET.get("all") else [duty for duty in every if duty.is_open]
        context = {
            **self.admin_site.each_context(request),
            **{"title": "解读任务", "opts": self.opts, "duties": shown, "total": len(every)},
            "may_draft": self.has_add_permission(request),
            "shows_all": bool(request.GET.get("all")),
        }
        return render(request, "admin/interpretations/duties.html", context)

    def waiver_view(self, request, pk):
        """无需解读, with its reason; or that it is to be interpreted after all."""
        document = get_object_or_404(Document.objects.visible(), pk=pk)
        back = reverse(admin_urlname(self.opts, "duties"))
        if why := refusal_to_waive(request.user, document):
            messages.error(request, why)
            return redirect(back)
        waived = getattr(document, "interpretation_waiver", None)
        who = {"by": request.user, "at": timezone.now()}
        form = WaiverForm(request.POST or None, initial={"reason": waived.reason if waived else ""})
        if request.method == "POST" and "require" in request.POST:
            require(document, **who)
            messages.success(request, f"“{document}”已恢复解读任务")
            return redirect(back)
        if request.method == "POST" and form.is_valid():
            try:
                waive(document, **form.cleaned_data, **who)
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{document}”已登记为无需解读")
                return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            **{"title": "无需解读", "opts": self.opts, "item": document},
            **{"form": form, "back": back, "waived": waived},
        }
        return render(request, "admin/interpretations/waiver.html", context)
