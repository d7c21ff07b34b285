"""A request to put right what an organ's records say about the one who asks (条例第四十一条).

It is no application for information: it has no clock, and the annual report does not count it.
"""

from django.db import models

from requests_app.rectification.kinds import OPEN, Result
from requests_app.rectification.querysets import RectificationQuerySet


class Rectification(models.Model):
    number = models.CharField("更正编号", max_length=60, unique=True, editable=False)
    query_code_hash = models.CharField(max_length=64, editable=False)
    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="受申请机关"
    )
    submitted_on = models.DateField("提交日期", editable=False)
    record = models.TextField("哪一份政府信息，其中的什么记录不准确")
    evidence = models.TextField("证据")
    wanted = models.TextField("应当怎样更正")
    # The person, who is nobody else's affair: sealed, hashed and erased as applicants are.
    name = models.CharField("姓名或名称", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    address = models.CharField("联系地址", max_length=200, blank=True)
    identity_sealed = models.BinaryField(blank=True, default=bytes, editable=False)
    identity_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    result = models.CharField("办理结果", max_length=12, choices=Result, blank=True, editable=False)
    reason = models.TextField("理由", blank=True, editable=False)
    right_agency = models.CharField("有权更正的机关", max_length=200, blank=True, editable=False)
    told_on = models.DateField("告知日期", null=True, blank=True, editable=False)
    source_id = models.CharField(max_length=100, unique=True, editable=False)
    created_at = models.DateTimeField("登记时间", editable=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = RectificationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "更正申请（第四十一条）"
        ordering = ["-submitted_on", "-pk"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result="", told_on__isnull=True)
                | (~models.Q(result="") & models.Q(told_on__isnull=False)),
                name="rectification_is_open_or_was_told",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def state_label(self) -> str:
        return self.get_result_display() or OPEN
