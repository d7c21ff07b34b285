"""Receivers and delivery lists in the admin, and the way onto a list from the documents."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils import timezone

from disclosures.documents.models import Document
from disclosures.handover import views
from disclosures.handover.access import (
    delivering_organisations,
    may_draw_up_lists,
    may_keep_lists_of,
    may_read_lists,
)
from disclosures.handover.actions import change_items, change_list, open_list, remove_items
from disclosures.handover.models import DeliveryItem, DeliveryList, Receiver
from disclosures.organisations.access import organisations_of
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.forms import label_cells
from disclosures.publishing.history import history_of


@admin.register(Receiver)
class ReceiverAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "is_active", "order"]
    list_filter = ["kind", "is_active"]
    search_fields = ["name"]

    def has_delete_permission(self, request, obj=None):
        return False  # out of use, never deleted: lists name it


class DeliveryItemFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        label_cells(form)


class DeliveryItemInline(admin.TabularInline):
    """The lines of a list: ordered, counted and taken off while it is drawn up."""

    model = DeliveryItem
    formset = DeliveryItemFormSet
    extra = 0
    fields = ["order", "document", "document_number_now", "public_now", "copies"]
    readonly_fields = ["document", "document_number_now", "public_now"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("document", "delivery_list")

    @admin.display(description="发文字号")
    def document_number_now(self, item):
        return item.on_paper.document_number or "—"

    @admin.display(description="公开", boolean=True)
    def public_now(self, item):
        return item.document.is_visible

    def has_add_permission(self, request, obj=None):
        return False  # documents come from their own list, or from 尚未移送

    def has_view_permission(self, request, obj=None):
        return may_read_lists(request.user)

    def has_change_permission(self, request, obj=None):
        return (
            obj is not None
            and not obj.is_handed_over
            and may_keep_lists_of(request.user, obj.organisation)
        )

    has_delete_permission = has_change_permission


@admin.register(DeliveryList)
class DeliveryListAdmin(admin.ModelAdmin):
    """Drawn up by those who publish; once handed over, only read and printed."""

    change_list_template = "admin/handover/change_list.html"
    change_form_template = "admin/handover/change_form.html"
    inlines = [DeliveryItemInline]
    list_display = ["batch", "receiver", "organisation", "size", "state", "handed_over_on"]
    list_filter = ["year", "receiver"]
    list_select_related = ["receiver", "organisation"]
    search_fields = ["receiver__name", "receiver_name", "items__document__title"]
    search_help_text = "按接收单位、清单中信息的标题查找"
    show_full_result_count = False
    actions = None

    @admin.display(description="批次", ordering="serial")
    def batch(self, delivery_list):
        return delivery_list.batch

    @admin.display(description="条数", ordering="size")
    def size(self, delivery_list):
        return delivery_list.size

    @admin.display(description="状态")
    def state(self, delivery_list):
        return delivery_list.state_label

    # As text: the pages of bodies and receivers are closed to those who publish.
    @admin.display(description="移送单位")
    def delivered_by(self, delivery_list):
        return delivery_list.organisation.name

    @admin.display(description="接收单位")
    def delivered_to(self, delivery_list):
        return delivery_list.receiver_on_paper

    # --- who sees and changes what --------------------------------------------------------------
    def get_queryset(self, request):
        queryset = super().get_queryset(request).within(organisations_of(request.user))
        return queryset.with_size()

    def has_module_permission(self, request):
        return may_read_lists(request.user)

    def has_view_permission(self, request, obj=None):
        return may_read_lists(request.user)

    def has_add_permission(self, request):
        return may_draw_up_lists(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may_draw_up_lists(request.user)
        return not obj.is_handed_over and may_keep_lists_of(request.user, obj.organisation)

    def has_delete_permission(self, request, obj=None):
        return False  # a list has its number; an empty one waits for its next documents

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["organisation", "receiver", "note"]
        signed = ["handed_over_on", "received_by"] if obj.is_handed_over else []
        return ["batch", "delivered_by", "delivered_to", "state", "handed_by", *signed, "note"]

    def get_readonly_fields(self, request, obj=None):
        return ["batch", "delivered_by", "delivered_to", "state", "handed_over_on", "received_by"]

    def get_inlines(self, request, obj):
        return [] if obj is None else self.inlines

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = delivering_organisations(request.user)
        if db_field.name == "receiver":
            options["queryset"] = Receiver.objects.filter(is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **options)

    # --- saving goes through the verbs ----------------------------------------------------------
    def save_model(self, request, obj, form, change):
        if not change:
            open_list(obj, by=request.user, at=timezone.now())
        elif form.has_changed():
            change_list(obj, by=request.user, at=timezone.now())

    def save_formset(self, request, form, formset, change):
        who = {"by": request.user, "at": timezone.now()}
        formset.save(commit=False)
        if formset.deleted_objects:
            remove_items(form.instance, formset.deleted_objects, **who)
        if formset.changed_objects:
            change_items(form.instance, [item for item, _ in formset.changed_objects], **who)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        item = self.get_object(request, object_id) if object_id else None
        context = {"item": item, "history": list(history_of(item)) if item else []}
        context["may_hand_over"] = item is not None and self.has_change_permission(request, item)
        context = {**(extra_context or {}), **context}
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except NotAllowed as error:  # it was handed over while this page was open
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def changelist_view(self, request, extra_context=None):
        context = {**(extra_context or {}), "title": "移送清单"}
        return super().changelist_view(request, context)

    def log_addition(self, request, obj, message):
        """History is ours (actions.py writes it)."""

    log_change = log_addition

    def get_urls(self):
        pages = {
            "waiting": ("waiting/", views.waiting),
            "fill": ("fill/", views.fill),
            "hand_over": ("<int:pk>/hand-over/", views.hand_over_list),
            "sheet": ("<int:pk>/sheet/", views.sheet),
            "sheet_file": ("<int:pk>/sheet.<slug:ending>", views.sheet_file),
        }
        return [
            *(
                path(
                    address, self.admin_site.admin_view(view), name=f"disclosures_deliverylist_{n}"
                )
                for n, (address, view) in pages.items()
            ),
            *super().get_urls(),
        ]


@admin.action(description="加入移送清单")
def add_to_delivery_list(modeladmin, request, queryset):
    """From the list of documents: asks for the list, then reports item by item."""
    if not may_draw_up_lists(request.user):
        raise PermissionDenied
    keys = queryset.order_by("pk").values_list("pk", flat=True)
    return views.ask_for_list(request, ",".join(map(str, keys)))


# The list of documents offers what this room, which lies above it, does with them.
documents = admin.site.get_model_admin(Document)
documents.actions = [*(documents.actions or ()), add_to_delivery_list]
