"""The guide of a body: a record whose versions are its editions."""

from django.db import models

from disclosures.guide import standard
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.querysets import RoomQuerySet


class Guide(RoomRecord):
    """指南: who answers for disclosure and where, how information is arranged and obtained."""

    REQUIRED = ("office", "office_address", "office_hours", "office_phone")

    office = models.CharField("政府信息公开工作机构", max_length=100, blank=True)
    office_address = models.CharField("工作机构办公地址", max_length=200, blank=True)
    office_hours = models.CharField("工作机构办公时间", max_length=200, blank=True)
    office_phone = models.CharField("工作机构联系电话", max_length=60, blank=True)
    office_fax = models.CharField("工作机构传真号码", max_length=60, blank=True)
    office_email = models.EmailField("工作机构互联网联系方式", blank=True)
    classification = models.TextField(
        "信息的分类和编排体系", blank=True, default=standard.CLASSIFICATION
    )
    ways = models.TextField("获取方式", blank=True, default=standard.WAYS)
    applying = models.TextField("依申请公开", blank=True, default=standard.APPLYING)
    fees = models.TextField("收费", blank=True, default=standard.FEES)
    remedies = models.TextField("监督和救济", blank=True, default=standard.REMEDIES)

    objects = RecordManager.from_queryset(RoomQuerySet)()
    with_versions = RoomQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "政府信息公开指南"
        permissions = publishing_permissions("guide", "政府信息公开指南")
