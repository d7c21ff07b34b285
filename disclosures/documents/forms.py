"""The drafting form of a document."""

from django import forms

from disclosures.documents.models import Document
from disclosures.documents.rules import normalise_number
from disclosures.publishing.states import Attribute


class DocumentForm(forms.ModelForm):
    """What a drafter types: normalised and made safe; what is incomplete may still be saved."""

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
        widgets = {"body": forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField body"})}
        help_texts = {
            "body": "可以直接粘贴文字，一行一段；也可以使用 p、h2、h3、table 等 HTML 标记，"
            "脚本和样式会自动去除"
        }

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
