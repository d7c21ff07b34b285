"""A line of the register and the upload of a whole one, as staff fill them in."""

from django import forms
from django.core.exceptions import ValidationError

from disclosures.documents.rules import normalise_number
from disclosures.publishing.states import Attribute
from disclosures.register.models import WARNING, RegisterEntry
from disclosures.register.rules import CLASSIFIED, is_classified
from disclosures.statute.terms import FROM_APPROVAL


class RegisterEntryForm(forms.ModelForm):
    class Meta:
        model = RegisterEntry
        fields = [
            *("organisation", "drafting_section", "document_number", "title", "made_on"),
            *("attribute", "attribute_ground", "kind", "approved_on", "document", "note"),
        ]
        widgets = {"title": forms.TextInput(attrs={"class": "vLargeTextField"})}

    def clean_document_number(self):
        return normalise_number(self.cleaned_data["document_number"])

    def clean(self):
        cleaned = super().clean()
        if is_classified(texts=[v for v in cleaned.values() if isinstance(v, str)]):
            raise ValidationError(f"{CLASSIFIED}。请立即删除，不要保存在这台计算机上")
        if cleaned.get("attribute") == Attribute.WITHHELD and not cleaned.get("attribute_ground"):
            self.add_error("attribute_ground", "不予公开的要写明理由和依据")
        if cleaned.get("kind") in FROM_APPROVAL and not cleaned.get("approved_on"):
            self.add_error("approved_on", "预算、决算要填写批准（批复）日期")
        return cleaned


class RegisterUploadForm(forms.Form):
    file = forms.FileField(
        label="发文登记簿表格", help_text=f"xlsx 或者 csv，列名见模板。{WARNING}"
    )
    organisation = forms.ModelChoiceField(
        label="登记单位",
        queryset=None,
        help_text="拟稿科室与下级机构同名的，登记在该机构名下",
    )

    def __init__(self, *args, organisations, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations
