"""The form of the yearly notice: dates typed or pasted as the notice writes them."""

import re
import unicodedata
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError

from disclosures.statute.models import WorkingYear

HOW_TO_WRITE = (
    "请写成 2026-10-01、2026/10/1 或 2026年10月1日，用逗号、空格或换行隔开；"
    "连续日期写成 2026-10-01—2026-10-07。"
)
LONGEST_INPUT = 10_000
LONGEST_RANGE = 60
_DATE = r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?"
_ENTRY = re.compile(rf"({_DATE})(?:\s{{0,9}}[-—–~至到]{{1,2}}\s{{0,9}}({_DATE}))?")


def parse_dates(text: str) -> list[date]:
    """The dates and ranges in the text, sorted, each once; ValidationError names what is odd."""
    if len(text) > LONGEST_INPUT:
        raise ValidationError(f"内容过长（{len(text)}字），请只填写日期。")
    text = unicodedata.normalize("NFKC", text)
    for piece in _ENTRY.sub(" ", text).replace("、", " ").split():
        if odd := piece.strip(",;，；。"):
            raise ValidationError(f"无法识别“{odd[:20]}”。{HOW_TO_WRITE}")
    found = set()
    for first, last in _ENTRY.findall(text):
        found.update(_range(first, last or first))
    return sorted(found)


def _range(first: str, last: str) -> list[date]:
    start, end = _date(first), _date(last)
    if end < start:
        raise ValidationError(f"“{first}—{last}”的结束日期早于开始日期。")
    days = (end - start).days + 1
    if days > LONGEST_RANGE:
        raise ValidationError(f"“{first}—{last}”长达{days}日，请核对年份和月份。")
    return [start + timedelta(days=i) for i in range(days)]


def _date(written: str) -> date:
    try:
        return date(*map(int, re.findall("[0-9]+", written)))
    except ValueError:
        raise ValidationError(f"“{written}”不是有效的日期。") from None


class DateListField(forms.Field):
    """A list of dates in a text box."""

    widget = forms.Textarea(attrs={"rows": 8, "cols": 60})

    def to_python(self, value):
        return parse_dates(value) if value else []

    def prepare_value(self, value):
        """What was typed stays as it was typed; what is stored is written one date a line."""
        return value if isinstance(value, str) or value is None else "\n".join(map(str, value))


class WorkingYearForm(forms.ModelForm):
    days_off = DateListField(label="放假日期", help_text=f"节假日和调休放假的日期。{HOW_TO_WRITE}")
    working_weekends = DateListField(
        label="调休上班日期", required=False, help_text=f"需要上班的星期六、星期日。{HOW_TO_WRITE}"
    )

    class Meta:
        model = WorkingYear
        fields = ["year", "notice", "days_off", "working_weekends"]
