"""The ledger of shortcomings in disclosure work; for staff, and for section five of the report."""

from django.db import models

from disclosures.supervision.querysets import ShortcomingQuerySet


class Shortcoming(models.Model):
    """One thing found wanting (存在的问题), who mends it by when, and what came of it."""

    class Source(models.TextChoices):
        REPORT = "report", "年度报告"
        INSPECTION = "inspection", "监督检查"
        ASSESSMENT = "assessment", "考核评估"
        REVIEW = "review", "行政复议"
        LAWSUIT = "lawsuit", "行政诉讼"
        COMPLAINT = "complaint", "投诉举报"

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="整改责任单位"
    )
    year = models.PositiveSmallIntegerField("发现年度", help_text="例：2018")
    source = models.CharField("来源", max_length=12, choices=Source)
    problem = models.TextField("存在的问题")
    measures = models.TextField("整改措施", blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.TextField("整改结果", blank=True)

    objects = ShortcomingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "整改台账"
        ordering = ["-year", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | ~models.Q(result=""),
                name="shortcoming_done_says_how",
                violation_error_message="填写完成日期的，要写明整改结果",
            ),
        ]

    def __str__(self):
        return f"{self.year}年 {self.problem[:40]}"

    def standing_on(self, day) -> str:
        """已完成, 整改中, 已超期: in words, on a day."""
        if self.done_on:
            late = self.due_on and self.done_on > self.due_on
            return "逾期完成" if late else "已完成"
        return "已超期" if self.due_on and self.due_on < day else "整改中"
