"""Channels beside this portal, and which of them carried a record, when and where."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from disclosures.channels.kinds import ChannelKind
from disclosures.channels.querysets import ChannelQuerySet, DisseminationQuerySet
from disclosures.channels.rules import NOT_A_WEB_ADDRESS, WEB_ADDRESS


def only_web_address(name):
    """The database's half of rules.is_web_address."""
    return models.CheckConstraint(
        condition=Q(url="") | Q(url__iregex=WEB_ADDRESS),
        name=name,
        violation_error_message=NOT_A_WEB_ADDRESS,
    )


class Channel(models.Model):
    """One newspaper, station, account, board or place. Taken out of use, never deleted."""

    organisation = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        related_name="+",
        verbose_name="所属单位",
        help_text="本单位和下级单位的信息都可以选用",
    )
    kind = models.CharField("渠道类别", max_length=20, choices=ChannelKind)
    name = models.CharField("渠道名称", max_length=60, help_text="例：章原日报")
    url = models.URLField("网址", max_length=500, blank=True)
    is_active = models.BooleanField("在用", default=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布渠道"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "name"],
                name="one_channel_of_a_name",
                violation_error_message="这个单位已经有同类同名的渠道",
            ),
            only_web_address("channel_has_a_web_address"),
        ]

    def __str__(self):
        return self.name


class Dissemination(models.Model):
    """That a channel carried a record on a day. It belongs to the record, never to a version."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    owner = GenericForeignKey()
    channel = models.ForeignKey(
        Channel, models.PROTECT, related_name="disseminations", verbose_name="渠道"
    )
    carried_on = models.DateField("发布日期")
    url = models.URLField("网址", max_length=500, blank=True)
    note = models.CharField("备注（不公开）", max_length=200, blank=True, help_text="例：第3版")

    objects = DisseminationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "渠道发布记录"
        ordering = ["carried_on", "channel__order", "pk"]
        default_permissions = []
        indexes = [models.Index(fields=["channel", "carried_on"], name="disseminations_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "channel", "carried_on"],
                name="carried_once_a_day",
            ),
            only_web_address("dissemination_has_a_web_address"),
        ]

    def __str__(self):
        return f"{self.channel}（{self.carried_on:%Y-%m-%d}）"
