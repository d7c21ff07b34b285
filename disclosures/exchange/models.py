"""What a confirmed spreadsheet did, row by row, so that it can be reported and undone."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models

from disclosures.exchange.outcomes import Result


class SheetImport(models.Model):
    """A spreadsheet that was confirmed: what its batch doesn't tell."""

    batch = models.OneToOneField(
        "disclosures.ImportBatch", models.PROTECT, related_name="sheet", verbose_name="导入批次"
    )
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("撤销时间", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="撤销人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "表格导入"
        default_permissions = []

    def __str__(self):
        return str(self.batch)


class ImportRow(models.Model):
    """One row: what became of it, and what stood in the record before.

    The cells aren't kept: what is refused may hold what must not be in this database.
    """

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("行号")
    result = models.CharField("结果", max_length=10, choices=Result)
    label = models.CharField("内容", max_length=300, blank=True)
    note = models.TextField("说明", blank=True)
    object_id = models.BigIntegerField(null=True)  # of the version that was written
    before = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "导入的行"
        ordering = ["number"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="one_result_for_each_row")
        ]

    def __str__(self):
        return f"第{self.number}行 {self.get_result_display()} {self.label}"
