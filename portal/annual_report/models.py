"""Annual reports: the text of each, what was supplied for their figures, what checks found."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from disclosures.publishing.models import person
from portal.annual_report.figures import FIGURES
from portal.annual_report.kinds import FillStatus
from portal.annual_report.querysets import AnnualReportQuerySet, SuppliedFigureQuerySet
from portal.annual_report.tables import FIRST_YEAR, LAST_YEAR, edition_for, heading_of
from portal.annual_report.wording import unknown_tokens


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


def plausible_year(name):
    return models.CheckConstraint(
        condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
        name=name,
        violation_error_message=f"年度应当在{FIRST_YEAR}年到{LAST_YEAR}年之间",
    )


class CollectionRound(models.Model):
    """布置填报: figures asked of sections and units until a day, on one page."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="布置单位"
    )
    year = models.PositiveSmallIntegerField("年度")
    due_on = models.DateField("填报期限")
    note = models.CharField("说明", max_length=300, blank=True)
    opened_by = person("布置人")
    opened_at = models.DateTimeField("布置时间", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "年报数据填报"
        ordering = ["-opened_at"]
        default_permissions = []
        constraints = [plausible_year("round_year_is_plausible")]

    def __str__(self):
        return f"{self.organisation}{self.year}年年报数据填报"


class SuppliedFigure(models.Model):
    """人工填报: a figure or cell of a node's year, for work that is recorded elsewhere."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="填报单位"
    )
    year = models.PositiveSmallIntegerField("年度")
    figure = models.CharField("指标", max_length=60)
    round = models.ForeignKey(
        CollectionRound,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="填报任务",
    )
    status = models.CharField("状态", max_length=10, choices=FillStatus, editable=False)
    value = models.DecimalField("数值", max_digits=18, decimal_places=4, null=True, blank=True)
    is_nil = models.BooleanField("没有发生（零报告）", default=False)
    source = models.CharField("数据来源", max_length=200, blank=True)
    evidence = models.FileField("佐证材料", upload_to="evidence", max_length=100, blank=True)
    evidence_name = models.CharField("文件名", max_length=140, blank=True, editable=False)
    remark = models.CharField("退回意见", max_length=300, blank=True)
    filled_by = person("填报人")
    filled_at = models.DateTimeField("填报时间", null=True, editable=False)
    confirmed_by = person("核对人")
    confirmed_at = models.DateTimeField("核对时间", null=True, editable=False)
    reminded_at = models.DateTimeField("催报时间", null=True, editable=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = SuppliedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人工填报数据"
        ordering = ["-year", "figure", "organisation"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "figure"],
                name="one_supplied_figure_a_year",
                violation_error_message="这个单位的这个年度已经填报过这项数据，请修改原来的",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("filled_by")),
                name="supplied_figure_confirmed_by_another_person",
            ),
            models.CheckConstraint(
                condition=~Q(status=FillStatus.CONFIRMED)
                | (Q(value__isnull=False) & ~Q(source="")),
                name="supplied_figure_confirmed_has_value_and_source",
            ),
            plausible_year("supplied_year_is_plausible"),
        ]

    def __str__(self):
        return f"{self.organisation}{self.year}年：{self.label}"

    @property
    def label(self) -> str:
        """The figure in words, or the cell of the form of its year."""
        cell = edition_for(self.year).cells.get(self.figure)
        if cell:
            return cell.label
        return FIGURES[self.figure].label if self.figure in FIGURES else self.figure


class PaperReport(models.Model):
    """A past year's report that was kept only on paper: its cells as printed."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="公开主体"
    )
    year = models.PositiveSmallIntegerField("年度")
    cells = models.JSONField("各格数据", editable=False)
    source = models.CharField("来源文件", max_length=200)
    findings = models.JSONField("检查发现的问题", default=list, editable=False)
    reason = models.CharField("仍然录入的理由", max_length=300, blank=True)
    taken_by = person("导入人")
    taken_at = models.DateTimeField("导入时间", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "往年纸质年报数据"
        ordering = ["-year"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"], name="one_paper_report_a_year"
            ),
            models.CheckConstraint(
                condition=Q(findings=[]) | ~Q(reason=""), name="paper_report_with_faults_says_why"
            ),
            plausible_year("paper_year_is_plausible"),
        ]

    def __str__(self):
        return f"{self.organisation}{self.year}年纸质年报"


class CheckReason(models.Model):
    """Why a report goes out although a check has something to say; kept with the sentence."""

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="reasons")
    code = models.CharField(max_length=100)
    sentence = models.TextField("检查结果")
    reason = models.CharField("说明", max_length=300)
    by = person("说明人")
    at = models.DateTimeField("时间", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "检查说明"
        ordering = ["at"]
        default_permissions = []

    def __str__(self):
        return self.sentence
