"""The drafting form of a document."""

from datetime import date

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from disclosures.documents.models import Document
from disclosures.documents.rich_text import editable
from disclosures.documents.rules import normalise_number, read_date
from disclosures.publishing.states import Attribute

LONGEST_BODY = 1_000_000


class DayField(forms.DateField):
    """A day in any of the ways that people write it."""

    widget = AdminDateWidget(format="%Y-%m-%d")

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return read_date(str(value))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class DocumentForm(forms.ModelForm):
    """What a drafter types: normalised and made safe; what is incomplete may still be saved."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    made_on = DayField(label="成文日期", required=False)
    effective_on = DayField(label="施行日期", required=False)
    body = forms.CharField(
        label="正文",
        required=False,
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField body"}),
        help_text="直接粘贴文字即可，一行一段；表格和小标题可以使用 table、h2 等 HTML 标记，"
        "脚本和样式会自动去除",
    )
    source_url = forms.URLField(
        label="原文网址", required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Document
        fields = [
            "title",
            "kind",
            "section",
            "theme",
            "organisation",
            "disclosure_attribute",
            "attribute_ground",
            "issuing_organ",
            "document_number",
            "made_on",
            "effective_on",
            "validity",
            "summary",
            "keywords",
            "body",
            "content_source",
            "source_name",
            "source_url",
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["seen"] = str(self.instance.changed_at or "")
        self.initial["body"] = editable(self.instance.body)

    def clean_seen(self):
        """Refuse to write over what somebody else has saved meanwhile; what was typed stays."""
        stored = str(self.instance.changed_at or "")
        if self.instance.pk and self.data.get("seen", stored) != stored:
            raise forms.ValidationError(
                "您打开以后，这条信息已由他人修改并保存。您填写的内容仍在下面，"
                "请另开窗口查看新的内容，合并以后再保存"
            )
        return ""

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_document_number(self):
        return normalise_number(self.cleaned_data["document_number"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("disclosure_attribute") not in (None, Attribute.PROACTIVE):
            for field in ("body", "summary"):
                if cleaned.get(field):
                    self.add_error(
                        field,
                        "依申请公开和不予公开的信息只作登记，请清空这一项（内容不进入本系统）",
                    )
            if self.instance.pk and self.instance.attachments.exists():
                self.add_error(
                    "disclosure_attribute", "这条信息有附件，请先删除附件再改为不主动公开"
                )
        return cleaned
