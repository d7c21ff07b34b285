"""The frozen form of a report, who signed it, where it went; a correction is another version."""

from django.db import models
from django.db.models import F, Q

from disclosures.publishing.models import person
from portal.annual_report.signing.freezing import digest
from portal.annual_report.signing.querysets import SignedReportQuerySet
from portal.annual_report.signing.states import SigningStatus


class SignedReport(models.Model):
    """One version of a report as it was submitted for signature: nothing of it changes later."""

    report = models.ForeignKey(
        "portal.AnnualReport", models.PROTECT, related_name="versions", verbose_name="年度报告"
    )
    version = models.PositiveSmallIntegerField("版本")
    status = models.CharField("状态", max_length=10, choices=SigningStatus, editable=False)
    form = models.JSONField("固定的内容", editable=False)
    digest = models.CharField("校验值", max_length=64, editable=False)
    note = models.CharField("更正说明", max_length=300, blank=True)
    submitted_by = person("送审人")
    submitted_at = models.DateTimeField("送审时间", editable=False)
    signed_by = person("签批人")
    signed_at = models.DateTimeField("签批时间", null=True, editable=False)
    remark = models.CharField("退回意见", max_length=300, blank=True)
    filed_to = models.CharField("报送单位", max_length=100, blank=True)
    filed_how = models.CharField("报送方式", max_length=60, blank=True)
    filed_on = models.DateField("报送日期", null=True, blank=True)
    published_at = models.DateTimeField("公布时间", null=True, editable=False)
    scan = models.FileField("签章扫描件", upload_to="signed", max_length=100, blank=True)
    scan_name = models.CharField("文件名", max_length=140, blank=True, editable=False)

    objects = SignedReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "已送审的年度报告"
        ordering = ["-version"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="one_signed_version"),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("submitted_by")),
                name="report_signed_by_another_person",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(note=""), name="report_correction_has_a_note"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(status=SigningStatus.SIGNED),
                name="report_published_only_when_signed",
            ),
        ]

    def __str__(self):
        return f"{self.form['title']}（第{self.version}版）"

    @property
    def is_intact(self) -> bool:
        """Whether the frozen form is still what was signed."""
        return digest(self.form) == self.digest
