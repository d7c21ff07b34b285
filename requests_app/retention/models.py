"""That the person of a case was erased, after the whole case had been exported and sealed."""

from django.db import models


class Erasure(models.Model):
    application = models.OneToOneField(
        "requests_app.Application", models.PROTECT, related_name="erasure", verbose_name="申请"
    )
    file_name = models.CharField("封存文件", max_length=200)
    sha256 = models.CharField("校验值", max_length=64)
    at = models.DateTimeField("清除时间")

    class Meta:
        verbose_name = verbose_name_plural = "申请人信息清除记录"
        default_permissions = []

    def __str__(self):
        return f"清除记录 {self.application_id}"
