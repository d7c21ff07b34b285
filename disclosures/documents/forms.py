"""The drafting form of a document, and the form that changes its validity."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.timezone import localdate

from disclosures.documents.kinds import (
    CHANGED,
    PROFILES,
    ContentSource,
    Validity,
    first_validity,
)
from disclosures.documents.models import Document
from disclosures.documents.rules import normalise_number
from disclosures.rooms.forms import DayField, RoomForm


class DocumentForm(RoomForm):
    """What a drafter types: normalised and made safe; what is incomplete may still be saved."""

    made_on = DayField(label="成文日期", required=False)
    effective_on = DayField(label="施行日期", required=False)
    approved_on = DayField(
        label="批准日期",
        required=False,
        help_text="预算、决算填写批复的日期，公开期限自这一天起算",
    )
    valid_until = DayField(
        label="有效期至",
        required=False,
        help_text="过了这一天自动标为“已失效”；没有规定的不填",
    )
    emptied = ("body", "summary")
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
            "approved_on",
            "period",
            "validity",
            "valid_until",
            "summary",
            "keywords",
            "body",
            "content_source",
            "source_name",
            "source_url",
            "is_led_here",
            "lead_organ",
            "display_until",
            "change_kind",
            "change_note",
        ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.revision_of_id:
            self._show_validity_of(self.instance.revision_of)

    def _show_validity_of(self, record):
        """Whether it is in force belongs to the record; a new version shows it and leaves it."""
        for name in {"validity", "valid_until"} & set(self.fields):  # none where it is only read
            self.fields[name].disabled = True
            self.initial[name] = getattr(record, name)
        if "validity" in self.fields:
            self.fields["validity"].help_text = "属于原信息，请在原信息上“变更有效性”"

    def clean_document_number(self):
        return normalise_number(self.cleaned_data["document_number"])

    def clean(self):
        cleaned = super().clean()
        self._clean_days(cleaned)
        self._clean_leader(cleaned)
        return cleaned

    def _clean_days(self, cleaned):
        """The end follows the beginning; a kind that needs its validity gets it from its dates."""
        effective_on, end = cleaned.get("effective_on"), cleaned.get("valid_until")
        start = effective_on or cleaned.get("made_on")
        if start and end and end < start:
            self.add_error("valid_until", "有效期至早于施行日期或者成文日期，请核对")
        kind = cleaned.get("kind")
        needed = kind and "validity" in PROFILES[kind].required
        if needed and effective_on and not cleaned.get("validity"):
            cleaned["validity"] = first_validity(
                localdate(), effective_on=effective_on, valid_until=end
            )

    def _clean_leader(self, cleaned):
        if cleaned.get("content_source") == ContentSource.JOINT:
            return
        for name in ("is_led_here", "lead_organ"):
            if cleaned.get(name):
                self.add_error(name, "只有联合发文才填写牵头机关")


class PublicDocumentField(forms.CharField):
    """A public document, by its number, index number, title or address."""

    kept = ()  # keys of those chosen before, which may have been withdrawn since

    def prepare_value(self, value):
        return value.index_number if isinstance(value, Document) else value

    def clean(self, value):
        text = super().clean(value)
        if text in self.empty_values:
            return None
        called = Document.objects.called(text)
        found = list((called.visible() | called.filter(pk__in=self.kept))[:6])
        if not found:
            raise forms.ValidationError(f"没有找到已公开的文件“{text}”")
        if len(found) > 1:
            several = "；".join(f"{each.index_number} {each.title}" for each in found)
            raise forms.ValidationError(
                f"有几个文件都是“{text}”，请填写其中一个的索引号：{several}"
            )
        return found[0]


class ValidityForm(forms.Form):
    """What has become of a published document: since when, by which decision, replaced by what."""

    HOW = "填写已公开文件的发文字号、索引号或者网页地址"

    validity = forms.ChoiceField(label="有效性", choices=[("", "请选择"), *Validity.choices])
    on = DayField(
        label="失效、废止或者修改日期",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"placeholder": "2018-06-01"}),
    )
    decided_by = PublicDocumentField(
        label="作出决定的文件",
        required=False,
        max_length=300,
        help_text=HOW,
        widget=AdminTextInputWidget,
    )
    successor = PublicDocumentField(
        label="替代文件",
        required=False,
        max_length=300,
        help_text=f"{HOW}；没有的不填",
        widget=AdminTextInputWidget,
    )
    note = forms.CharField(
        label="说明（向社会公开）",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="作出决定的文件不在本平台的，在这里写明名称、文号和日期",
    )
    valid_until = DayField(
        label="有效期至",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"placeholder": "2020-12-31"}),
        help_text="规定、延长或者缩短有效期时修改；没有规定的不填",
    )

    def __init__(self, *args, document, **options):
        others = {name: getattr(document, name) for name in ("validity_decided_by", "successor")}
        initial = {
            "validity": document.validity if document.validity in CHANGED else "",
            "on": document.validity_changed_on,
            "decided_by": others["validity_decided_by"],
            "successor": others["successor"],
            "note": document.validity_note,
            "valid_until": document.valid_until,
        }
        super().__init__(*args, initial=initial, **options)
        for name in ("decided_by", "successor"):
            self.fields[name].kept = [other.pk for other in others.values() if other]
