"""Lines of the register of outgoing documents. They hold no bodies, and are never public."""

from django.db import models
from django.db.models import Q

from disclosures.publishing.states import Attribute
from disclosures.register.querysets import RegisterQuerySet
from disclosures.statute.terms import PublicationKind

WARNING = "严禁录入国家秘密、工作秘密，标题也不得录入"


class RegisterEntry(models.Model):
    """One document that left the office: its number, and whether it ought to be public."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="责任单位"
    )
    drafting_section = models.CharField("拟稿科室", max_length=100, blank=True)
    document_number = models.CharField(
        "发文字号", max_length=100, blank=True, help_text="例：朝交发〔2018〕12号，括号自动规范"
    )
    title = models.CharField("标题", max_length=300, help_text=WARNING)
    made_on = models.DateField("成文日期")
    approved_on = models.DateField(
        "批准（批复）日期", null=True, blank=True, help_text="预算、决算的公开期限从这一天起计算"
    )
    attribute = models.CharField("公开属性", max_length=12, choices=Attribute)
    attribute_ground = models.CharField(
        "不予公开或者依申请公开的理由和依据", max_length=300, blank=True
    )
    kind = models.CharField(
        "期限类别", max_length=12, choices=PublicationKind, default=PublicationKind.ORDINARY
    )
    document = models.ForeignKey(
        "disclosures.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="register_entries",
        verbose_name="对应信息",
        help_text="按发文字号自动查找，也可以手工指定",
    )
    note = models.CharField("尚未公开的原因", max_length=300, blank=True)
    import_batch = models.ForeignKey(
        "disclosures.ImportBatch",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="导入批次",
    )
    source_row = models.PositiveIntegerField("原表行号", null=True, blank=True, editable=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = "发文登记"
        verbose_name_plural = "发文登记簿"
        ordering = ["-made_on", "-pk"]
        indexes = [
            models.Index(fields=["document_number"], name="register_by_number"),
            models.Index(fields=["made_on"], name="register_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "document_number"],
                condition=~Q(document_number=""),
                name="register_number_once_in_a_body",
                violation_error_message="这个单位已经登记过这一发文字号",
            ),
        ]

    def __str__(self):
        return self.document_number or self.title
