"""One remedy that somebody sought: a review, a lawsuit, or another complaint."""

from django.db import models
from django.db.models import Q

from requests_app.remedies.kinds import PENDING, RemedyKind, Result
from requests_app.remedies.querysets import RemedyQuerySet


class Remedy(models.Model):
    """Identical rows are distinct cases: nothing tells two lawsuits of one day apart."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="答复机关"
    )
    application = models.ForeignKey(
        "requests_app.Application",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remedies",
        verbose_name="所涉申请",
    )
    kind = models.CharField("种类", max_length=6, choices=RemedyKind)
    filed_on = models.DateField("收到日期")
    organ = models.CharField("复议机关、人民法院或者受理机关", max_length=100, blank=True)
    case_number = models.CharField("案号", max_length=100, blank=True)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="此前的复议、诉讼",
    )
    notified_on = models.DateField("收到答复或者应诉通知的日期", null=True, blank=True)
    is_simplified = models.BooleanField("适用简易程序（行政复议）", default=False)
    answered_on = models.DateField("提交答复和证据的日期", null=True, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result, blank=True)
    decided_on = models.DateField("审结日期", null=True, blank=True)
    lessons = models.TextField("问题和改进", blank=True, help_text="年度报告第五部分引用")
    is_sample = models.BooleanField("演示数据", default=False, editable=False)
    import_batch = models.ForeignKey(
        "disclosures.ImportBatch",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="导入批次",
    )

    objects = RemedyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政复议、行政诉讼"
        ordering = ["-filed_on", "-pk"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", decided_on__isnull=True)
                | (~Q(result="") & Q(decided_on__isnull=False)),
                name="remedy_is_pending_or_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("filed_on")),
                name="remedy_is_decided_after_it_was_filed",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.filed_on}"

    @property
    def result_label(self) -> str:
        return self.get_result_display() or PENDING
