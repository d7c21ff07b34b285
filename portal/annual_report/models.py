"""The text of annual reports, part by part, as the office writes it."""

from django.core.exceptions import ValidationError
from django.db import models

from portal.annual_report.figures import FIGURES
from portal.annual_report.tables import FIRST_YEAR, LAST_YEAR, edition_for, heading_of
from portal.annual_report.wording import unknown_tokens


class AnnualReportQuerySet(models.QuerySet):
    def public(self, on):
        """Reports whose day of publication has come."""
        return self.filter(published_on__lte=on)


class AnnualReport(models.Model):
    """One organisation's report for one year (条例第四十九条, 第五十条)."""

    organisation = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        related_name="annual_reports",
        verbose_name="公开主体",
        limit_choices_to={"is_disclosing_organ": True},
    )
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("标题", max_length=120)
    dated = models.DateField("落款日期", null=True, blank=True)
    published_on = models.DateField(
        "公布日期", null=True, blank=True, help_text="从这一天起报告文字向社会公开"
    )
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"],
                name="one_report_a_year",
                violation_error_message="这个公开主体的这个年度已经有报告",
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="report_year_is_plausible",
                violation_error_message=f"年度应当在{FIRST_YEAR}年到{LAST_YEAR}年之间",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def edition(self):
        return edition_for(self.year)


class ReportText(models.Model):
    """The paragraphs of one part; a line is a paragraph, {figure} stands for a live number."""

    report = models.ForeignKey(AnnualReport, models.CASCADE, related_name="texts")
    part = models.CharField("部分", max_length=10)
    text = models.TextField("文字", help_text="一行一段；用 {disclosures} 这样的记号插入数据")

    class Meta:
        verbose_name = verbose_name_plural = "报告文字"
        ordering = ["part"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["report", "part"],
                name="one_text_a_part",
                violation_error_message="这一部分已经有文字",
            )
        ]

    def __str__(self):
        return heading_of(self.part)

    def clean(self):
        """A part of another year's form would be lost; an unknown token would print as a hole."""
        year = self.report.year
        if year and self.part and self.part not in [part.id for part in edition_for(year).parts]:
            parts = "；".join(part.heading for part in edition_for(year).parts)
            raise ValidationError(
                {"part": f"{year}年的报告没有“{self}”这一部分，它的部分是：{parts}"}
            )
        if unknown := unknown_tokens(self.text, FIGURES):
            known = "、".join(f"{{{id}}}（{figure.label}）" for id, figure in FIGURES.items())
            raise ValidationError(
                {"text": f"没有这样的数据记号：{'、'.join(unknown)}。可以使用：{known}"}
            )
