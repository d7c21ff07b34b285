"""Documents in the admin, and the lists they are filed under."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate

from disclosures.attachments.admin import PublishableWithFilesAdmin
from disclosures.documents.deadlines import publication_notice
from disclosures.documents.forms import DocumentForm
from disclosures.documents.models import Document, Section, Theme
from disclosures.documents.rich_text import plain_text
from disclosures.documents.rules import warnings
from disclosures.privacy.finders import find_personal_data
from disclosures.publishing.admin import RECORDED
from disclosures.publishing.states import Attribute
from disclosures.statute.querysets import calendar_in_force


@admin.register(Document)
class DocumentAdmin(PublishableWithFilesAdmin):
    form = DocumentForm
    list_display = ["heading", "kind", "filed_under", "state_badge", "published_on"]
    list_filter = [
        "state",
        "kind",
        "disclosure_attribute",
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
                    ("made_on", "effective_on", "validity"),
                    "theme",
                    "summary",
                    "keywords",
                ]
            },
        ),
        ("正文", {"fields": ["body"]}),
        ("信息来源", {"fields": ["content_source", ("source_name", "source_url")]}),
        ("办理情况", {"fields": RECORDED, "classes": ["collapse"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "theme":
            options["queryset"] = Theme.objects.select_related("parent")
        return super().formfield_for_foreignkey(db_field, request, **options)

    @admin.display(description="标题 / 发文字号 / 索引号", ordering="title")
    def heading(self, document):
        numbers = [n for n in (document.document_number, document.index_number) if n]
        return format_html(
            "{}{}",
            document.title,
            format_html_join("", '<span class="quiet">{}</span>', ((n,) for n in numbers)),
        )

    @admin.display(description="公开栏目 / 责任单位", ordering="section")
    def filed_under(self, document):
        return format_html(
            '{}<span class="quiet">{}</span>', document.section, document.organisation
        )

    @admin.display(description="发布日期", ordering="first_published_at")
    def published_on(self, document):
        published_at = document.first_published_at
        return f"{localdate(published_at):%Y-%m-%d}" if published_at else "—"

    def notices(self, document):
        """What looks wrong, and personal data that a reviewer should look at before approving."""
        found = warnings(
            document_number=document.document_number,
            made_on=document.made_on,
            effective_on=document.effective_on,
        )
        if document.disclosure_attribute == Attribute.PROACTIVE:
            at = document.first_published_at
            published_on = localdate(at) if at else None
            found.append(publication_notice(document.made_on, published_on, calendar_in_force()))
        texts = [document.title, document.summary, document.keywords, plain_text(document.body)]
        personal = find_personal_data("\n".join(texts))
        found += [f"内容中可能有个人信息（{f.label}）：{f.masked}，请核对" for f in personal[:20]]
        return list(filter(None, found))

    @admin.display(description="正文")
    def body_as_read(self, document):
        """What the public will read; the body was cleaned when it was typed."""
        return format_html('<div class="body-as-read">{}</div>', mark_safe(document.body))

    def get_fieldsets(self, request, obj=None):
        """Who may not edit, a reviewer above all, reads the text instead of its markup."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return [
            (name, {**options, "fields": ["body_as_read"]} if name == "正文" else options)
            for name, options in self.fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "body_as_read"]


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    view_on_site = False
    list_display = ["name", "code", "parent", "basis", "content"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "parent"]
    search_fields = ["name", "parent__name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")
