"""The yearly income of each item of fees; for staff, and for table two of the annual report."""

from django.core.validators import MinValueValidator
from django.db import models

from disclosures.fees.querysets import FeeIncomeQuerySet


class FeeIncome(models.Model):
    """What one body received in one year under one item (条例第二十条第（八）项)."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="收费单位"
    )
    year = models.PositiveSmallIntegerField("年度", help_text="例：2018")
    item = models.CharField("收费项目", max_length=100)
    basis = models.CharField("收费依据和标准", max_length=300, blank=True)
    amount = models.DecimalField(
        "收费金额（元）", max_digits=14, decimal_places=2, validators=[MinValueValidator(0)]
    )
    source = models.CharField("数据来源", max_length=100, help_text="例：2018年部门决算")
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = FeeIncomeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政事业性收费金额"
        ordering = ["-year", "organisation", "item"]
        default_permissions = ["add", "change", "view"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "item"],
                name="fee_income_once_a_year",
                violation_error_message="这一单位这一年度的这个收费项目已经登记",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0), name="fee_income_is_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.year}年 {self.item}"
