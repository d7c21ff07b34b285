"""Documents in the admin, and the lists they are filed under."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localdate

from disclosures.documents.actions import change_validity, refusal_to_change_validity
from disclosures.documents.columns import DocumentSheets
from disclosures.documents.deadlines import publication_notice
from disclosures.documents.duplicates import SHOWN, duplicates_of
from disclosures.documents.forms import DocumentForm, ValidityForm
from disclosures.documents.models import Document, Section, Theme
from disclosures.documents.presentation import lapse_warning, title_mark
from disclosures.documents.rules import warnings
from disclosures.documents.views import public_page
from disclosures.organisations.admin import ReadByAllStaff
from disclosures.publishing.admin import RECORDED, WaitingFilter
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.publishing.states import UNDER_WAY, Attribute
from disclosures.rooms.admin import RoomAdmin
from disclosures.statute.querysets import calendar_in_force

CHANGE_VALIDITY = "变更有效性"
VALIDITY = ["validity_changed_on", "validity_decided_by", "validity_note", "successor"]


class ValidityFilter(admin.SimpleListFilter):
    """What will soon lapse by itself, and what is no longer in force."""

    title = "有效期"
    parameter_name = "lapsing"

    def lookups(self, request, model_admin):
        return [("soon", "即将失效"), ("ended", "已失效、已废止")]

    def queryset(self, request, queryset):
        if self.value() == "soon":
            return queryset.lapsing(localdate(), within=settings.VALIDITY_WARNING_DAYS)
        return queryset.filter(revision_of=None).ended() if self.value() == "ended" else queryset


def duplicate_notice(document, other, why):
    """可能重复, with a way to the other one where it is of the same body."""
    title = format_html("“{}”", other.title)
    if other.organisation_id == document.organisation_id:
        url = reverse(admin_urlname(other._meta, "change"), args=[other.pk])
        title = format_html('“<a href="{}">{}</a>”', url, other.title)
    return format_html("可能重复：{}，{}（{}）", why, title, other.get_state_display())


@admin.register(Document)
class DocumentAdmin(RoomAdmin):
    form = DocumentForm
    exchange, show = DocumentSheets, public_page
    list_display = ["heading", "kind", "filed_under", "state_badge", "published_on"]
    list_filter = [
        WaitingFilter,
        "state",
        "kind",
        "disclosure_attribute",
        ValidityFilter,
        ("section", admin.RelatedOnlyFieldListFilter),
        ("organisation", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["section", "organisation"]
    search_fields = ["title", "document_number", "index_number"]
    search_help_text = "按标题、发文字号、索引号查找"
    date_hierarchy = "first_published_at"
    fieldsets = [
        (None, {"fields": ["seen", "title", ("kind", "section", "organisation")]}),
        ("公开属性", {"fields": ["disclosure_attribute", "attribute_ground"]}),
        (
            "元数据",
            {
                "fields": [
                    ("issuing_organ", "document_number"),
                    ("made_on", "effective_on"),
                    ("approved_on", "period"),
                    ("validity", "valid_until"),
                    "theme",
                    "summary",
                    "keywords",
                    "display_until",
                ]
            },
        ),
        ("正文", {"fields": ["body"]}),
        (
            "信息来源",
            {
                "fields": [
                    *("content_source", ("source_name", "source_url")),
                    ("is_led_here", "lead_organ"),
                ]
            },
        ),
        ("办理情况", {"fields": [*VALIDITY, *RECORDED], "classes": ["collapse"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "theme":
            options["queryset"] = Theme.objects.select_related("parent")
        return super().formfield_for_foreignkey(db_field, request, **options)

    @admin.display(description="标题 / 发文字号 / 索引号", ordering="title")
    def heading(self, document):
        end = document.valid_until and f"有效期至{document.valid_until}"
        numbers = [n for n in (document.document_number, document.index_number, end) if n]
        return format_html(
            "{}{}{}",
            title_mark(document),
            document.title,
            format_html_join("", '<span class="quiet">{}</span>', ((n,) for n in numbers)),
        )

    @admin.display(description="公开栏目 / 责任单位", ordering="section")
    def filed_under(self, document):
        return format_html(
            '{}<span class="quiet">{}</span>', document.section or "—", document.organisation
        )

    def notices(self, document):
        """What looks wrong, and personal data that a reviewer should look at before approving."""
        found = warnings(
            document_number=document.document_number,
            made_on=document.made_on,
            effective_on=document.effective_on,
        )
        if document.disclosure_attribute == Attribute.PROACTIVE and not document.revision_of_id:
            at = document.first_published_at
            published_on = localdate(at) if at else None
            found.append(
                publication_notice(
                    document.starts_publication_on,
                    published_on,
                    calendar_in_force(),
                    document.profile.published_as,
                )
            )
        if document.is_visible:
            days = settings.VALIDITY_WARNING_DAYS
            found.append(lapse_warning(document, localdate(), within=days))
        if document.state in UNDER_WAY:
            found += [duplicate_notice(document, *pair) for pair in duplicates_of(document)[:SHOWN]]
        return [*filter(None, found), *super().notices(document)]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *VALIDITY]

    # --- validity -------------------------------------------------------------------------------
    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_validity"
        view = self.admin_site.admin_view(self.validity_view)
        return [path("<int:pk>/validity/", view, name=name), *super().get_urls()]

    def tools(self, request, document):
        found = super().tools(request, document)
        if not refusal_to_change_validity(request.user, document):
            address = reverse(admin_urlname(self.opts, "validity"), args=[document.pk])
            found = [*found, (CHANGE_VALIDITY, address)]
        return found

    def validity_view(self, request, pk):
        """变更有效性: what has become of a published document, and by what."""
        document = self._item(request, pk)
        back = reverse(admin_urlname(self.opts, "change"), args=[document.pk])
        last = history_of(document).last()
        seen = str(last.pk if last else "")
        why = refusal_to_change_validity(request.user, document)
        if not why and request.POST.get("seen", seen) != seen:
            why = "这条信息在您查看以后有了变化，请重新查看后再办理"
        if why:
            messages.error(request, why)
            return redirect(back)
        sent = request.POST if request.method == "POST" else None
        form = ValidityForm(sent, document=document)
        if sent is not None and form.is_valid():
            try:
                change_validity(document, by=request.user, at=timezone.now(), **form.cleaned_data)
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{document}”已变更有效性")
                return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            **{"title": CHANGE_VALIDITY, "opts": self.opts, "item": document},
            **{"form": form, "back": back, "seen": seen},
        }
        return render(request, "admin/publishing/verb.html", context)


@admin.register(Section)
class SectionAdmin(ReadByAllStaff, admin.ModelAdmin):
    view_on_site = False
    list_display = ["name", "code", "parent", "basis", "content"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]


@admin.register(Theme)
class ThemeAdmin(ReadByAllStaff, admin.ModelAdmin):
    list_display = ["name", "code", "parent"]
    search_fields = ["name", "parent__name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")
