"""The yearly notice on days off and 调休, as staff enter it."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from disclosures.statute.working_days import SATURDAY

FIRST_YEAR, LAST_YEAR = 1990, 2100


class WorkingYear(models.Model):
    """One year's differences from the plain week. A year without a row is refused, not guessed."""

    year = models.PositiveSmallIntegerField(
        "年份",
        unique=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    notice = models.CharField(
        "依据", max_length=200, blank=True, help_text="国务院办公厅通知的名称、文号"
    )
    days_off = ArrayField(
        models.DateField(),
        verbose_name="放假日期",
        help_text="节假日和调休放假的日期；通知中的周末可以照录。",
    )
    working_weekends = ArrayField(
        models.DateField(),
        verbose_name="调休上班日期",
        default=list,
        blank=True,
        help_text="需要上班的星期六、星期日。",
    )
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = "工作日安排"
        verbose_name_plural = "工作日安排"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}年工作日安排"

    def clean(self):
        """A notice for one year may name a day of the year before: it goes on that year's row."""
        days_off, working = self.days_off or [], self.working_weekends or []
        errors = {
            "days_off": self._outside_the_year(days_off),
            "working_weekends": self._outside_the_year(working)
            + _sentence(
                [day for day in working if day.weekday() < SATURDAY],
                "不是星期六、星期日，不能列为调休上班。",
            )
            + _sentence(sorted(set(working) & set(days_off)), "同时列为放假，请只留一处。"),
        }
        if any(errors.values()):
            raise ValidationError({field: found for field, found in errors.items() if found})

    def _outside_the_year(self, days) -> list[str]:
        if self.year is None:
            return []
        return _sentence(
            [day for day in days if day.year != self.year],
            f"不在{self.year}年内，请录入到该日所在年份的工作日安排。",
        )


def _sentence(days, complaint: str) -> list[str]:
    return [f"{'、'.join(map(str, days))}{complaint}"] if days else []
