"""Errors on pages, as the public reports them (纠错); who reported is for staff alone."""

from django.conf import settings
from django.db import models

from portal.corrections.kinds import ErrorKind, Outcome
from portal.corrections.querysets import ErrorReportQuerySet

LONGEST_ADDRESS = 500


class ErrorReport(models.Model):
    """One report. It is never public; whoever has its receipt reads the outcome and the reply.

    `key` tells one sheet of the form from another: sent twice, it is kept once.
    """

    key = models.UUIDField(unique=True, editable=False)
    number = models.CharField("登记编号", max_length=30, unique=True, editable=False)
    address = models.CharField("页面地址", max_length=LONGEST_ADDRESS)
    kind = models.CharField("问题类型", max_length=10, choices=ErrorKind)
    description = models.TextField("问题说明")
    name = models.CharField("称呼", max_length=100, blank=True)
    contact = models.CharField("联系方式", max_length=200, blank=True)
    received_at = models.DateTimeField("收到时间")
    outcome = models.CharField("处理结果", max_length=10, choices=Outcome, blank=True)
    reply = models.TextField(
        "答复", blank=True, help_text="持有回执的人可以看到，不要写个人信息和内部情况"
    )
    concluded_at = models.DateTimeField("处理时间", null=True, editable=False)
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="经办人",
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "网页纠错"
        ordering = ["-received_at", "-pk"]
        default_permissions = ["view", "change"]
        indexes = [models.Index(fields=["outcome", "-received_at"], name="error_reports_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(concluded_at__isnull=False),
                name="error_report_concluded_is_dated",
            )
        ]

    def __str__(self):
        return self.number
