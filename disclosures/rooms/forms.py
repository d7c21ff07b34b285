"""The drafting form of a room's record, and the field for a day."""

import re
import unicodedata
from datetime import date

from django import forms
from django.contrib.admin.widgets import AdminDateWidget

from disclosures.exchange.rules import read_date
from disclosures.publishing.forms import MOMENT_FORMATS, DraftForm
from disclosures.publishing.states import Attribute
from disclosures.rich_text.cleaning import editable
from disclosures.rich_text.widgets import RichTextArea, RichTextFormField

LONGEST_BODY = 1_000_000
HOUR = re.compile("[:时]")
BODY_HELP = (
    "可以从 Word、WPS 直接粘贴文字和表格，一行一段；字体、颜色和缩进自动去除，图片请作为附件上传"
)


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


class MomentField(forms.DateTimeField):
    """An instant to the minute, in any of the ways that people write it."""

    widget = forms.DateTimeInput(
        format="%Y-%m-%d %H:%M", attrs={"placeholder": "2018-06-01 09:30", "size": 20}
    )
    input_formats = MOMENT_FORMATS
    default_error_messages = {"invalid": "请写出日期和时间，例：2018-06-01 09:30"}

    def to_python(self, value):
        """A day alone is refused: taken for midnight, it would start a clock too early."""
        if isinstance(value, str) and value.strip():
            value = unicodedata.normalize("NFKC", value)
            if not HOUR.search(value):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        at = super().to_python(value)
        return at and at.replace(second=0, microsecond=0)


def body_field(**options):
    """The rich text of a record."""
    return RichTextFormField(
        **{
            "label": "正文",
            "required": False,
            "max_length": LONGEST_BODY,
            "widget": RichTextArea(attrs={"rows": 24, "class": "vLargeTextField body"}),
            "help_text": BODY_HELP,
            **options,
        }
    )


class RoomForm(DraftForm):
    """What a drafter types into a record of a room: what is incomplete may still be saved."""

    display_until = DayField(
        label="公示期至", required=False, help_text="过了这一天自动结束公示；不填为长期公开"
    )
    body = body_field()
    # Emptied where only a register line may be kept (依申请公开、不予公开).
    emptied = ("body",)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["body"] = editable(self.instance.body)

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("disclosure_attribute") not in (None, Attribute.PROACTIVE):
            self._clean_register_line(cleaned)
        return cleaned

    def _clean_register_line(self, cleaned):
        for field in self.emptied:
            if cleaned.get(field):
                self.add_error(
                    field,
                    "依申请公开和不予公开的信息只作登记，请清空这一项（内容不进入本系统）",
                )
        if self.instance.pk and self.instance.attachments.exists():
            self.add_error("disclosure_attribute", "这条信息有附件，请先删除附件再改为不主动公开")
