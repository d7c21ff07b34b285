"""The sealed files that prove who an applicant is. What they are called is kept nowhere."""

from django.db import models

from requests_app.apply.kinds import Proof


class IdentityFile(models.Model):
    """One proof, encrypted before it reaches the disk (identity.py); each look is told."""

    application = models.ForeignKey(
        "requests_app.Application",
        models.PROTECT,
        related_name="identity_files",
        verbose_name="申请",
    )
    kind = models.CharField("证明", max_length=16, choices=Proof)
    file = models.FileField("加密的文件", upload_to="identity", max_length=100, editable=False)
    extension = models.CharField("格式", max_length=10, editable=False)
    size = models.PositiveIntegerField("大小", editable=False)
    received_at = models.DateTimeField("收到时间", editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "身份证明文件"
        ordering = ["pk"]
        default_permissions = []

    def __str__(self):
        return f"身份证明文件 {self.pk}"
