"""The form of the yearly notice: dates typed or pasted as the notice writes them."""

import re
import unicodedata
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError

from disclosures.statute.models import WorkingYear

HOW_TO_WRITE = (
    "请写成 10月1日、2026年10月1日或 2026-10-01，用逗号、空格或换行隔开；"
    "连续日期写成 10月1日至7日，或 2026-10-01—2026-10-07。"
)
LONGEST_INPUT = 10_000
LONGEST_RANGE = 60
# A whole year's notice has ten holidays and more (全国年节及纪念日放假办法, from 2000 on).
FEWEST_DAYS_OFF, SINCE = 10, 2000
_DATE = r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}月[0-9]{1,2}日"
_ENTRY = re.compile(rf"({_DATE})(?:\s{{0,9}}[-—–~至到]{{1,2}}\s{{0,9}}({_DATE}|[0-9]{{1,2}}日))?")
_WEEKDAY = re.compile(r"\((?:周|星期)[一二三四五六日天]\)")


def parse_dates(text: str, year: int | None = None) -> list[date]:
    """The dates and ranges in the text, sorted, each once; ValidationError names what is odd.

    A date without its year is of `year`; the end of a range takes over what it leaves out.
    """
    if len(text) > LONGEST_INPUT:
        raise ValidationError(f"内容过长（{len(text)}字），请只填写日期。")
    text = _WEEKDAY.sub("", unicodedata.normalize("NFKC", text))
    for piece in _ENTRY.sub(" ", text).replace("、", " ").split():
        if odd := piece.strip(",;，；。"):
            raise ValidationError(f"无法识别“{odd[:20]}”。{HOW_TO_WRITE}")
    found = set()
    for first, last in _ENTRY.findall(text):
        found.update(_range(first, last or first, year))
    return sorted(found)


def _range(first: str, last: str, year: int | None) -> list[date]:
    start = _date(first, year)
    end = _date(last, start.year, start.month)
    if end < start:
        raise ValidationError(f"“{first}—{last}”的结束日期早于开始日期。")
    days = (end - start).days + 1
    if days > LONGEST_RANGE:
        raise ValidationError(f"“{first}—{last}”长达{days}日，请核对年份和月份。")
    return [start + timedelta(days=i) for i in range(days)]


def _date(written: str, *before: int | None) -> date:
    """The date, with the year (and month) that stood before it where it has none of its own."""
    parts = [int(part) for part in re.findall("[0-9]+", written)]
    parts = [*before[: 3 - len(parts)], *parts]
    if None in parts:
        raise ValidationError(f"“{written}”没有写年份，请先填写年份。")
    try:
        return date(*parts)
    except ValueError:
        raise ValidationError(f"“{written}”不是有效的日期。") from None


class DateListField(forms.Field):
    """A list of dates in a text box; `year` is that of dates which don't say it."""

    widget = forms.Textarea(attrs={"rows": 8, "cols": 60})
    year: int | None = None

    def to_python(self, value):
        return parse_dates(value, self.year) if value else []

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

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        typed = str(self.data.get(self.add_prefix("year"), "")).strip()
        year = self.instance.year or (int(typed) if re.fullmatch("[0-9]{4}", typed) else None)
        self.fields["days_off"].year = self.fields["working_weekends"].year = year

    def clean_days_off(self):
        """Half a notice would make working days of the holidays that are still missing."""
        days = self.cleaned_data["days_off"]
        year = self.fields["days_off"].year
        if year and year >= SINCE and len(days) < FEWEST_DAYS_OFF:
            raise ValidationError(
                f"只有{len(days)}天，不像全年的安排（一般不少于{FEWEST_DAYS_OFF}天）。"
                "请按通知录入全年的放假日期，不能只录入一部分。"
            )
        return days
