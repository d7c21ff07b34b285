"""Delivery lists (移送清单): who received which disclosed documents, in which batch, and when."""

from django.db import models
from django.db.models import Q

from disclosures.documents.models import Document
from disclosures.handover.kinds import ReceiverKind
from disclosures.handover.querysets import DeliveryItemQuerySet, DeliveryListQuerySet


class Receiver(models.Model):
    """An archive, library or service hall. Taken out of use, never deleted."""

    kind = models.CharField("类别", max_length=12, choices=ReceiverKind)
    name = models.CharField("名称", max_length=100, unique=True)
    is_active = models.BooleanField("在用", default=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "移送接收单位"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class DeliveryList(models.Model):
    """One batch for one receiver. Drawn up, then handed over and never changed again.

    The day of handing over is its state: without it the list is still being drawn up (拟制).
    """

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="移送单位"
    )
    receiver = models.ForeignKey(
        Receiver, models.PROTECT, related_name="delivery_lists", verbose_name="接收单位"
    )
    year = models.PositiveSmallIntegerField("年度", editable=False)
    serial = models.PositiveIntegerField("批次", editable=False)
    handed_over_on = models.DateField("移送日期", null=True, blank=True, editable=False)
    handed_by = models.CharField("移送人", max_length=60, blank=True)
    received_by = models.CharField("接收人", max_length=60, blank=True, editable=False)
    # As it was called on the day; the list that both sides signed prints the same for ever.
    receiver_name = models.CharField(max_length=100, blank=True, editable=False)
    note = models.CharField("备注", max_length=300, blank=True)

    objects = DeliveryListQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "移送清单"
        ordering = ["-year", "-serial", "-pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "serial"], name="one_delivery_list_of_a_number"
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on=None, received_by="", receiver_name="")
                | (
                    Q(handed_over_on__isnull=False)
                    & ~Q(handed_by="")
                    & ~Q(received_by="")
                    & ~Q(receiver_name="")
                ),
                name="delivery_is_signed_by_both_sides",
            ),
        ]

    def __str__(self):
        return f"{self.batch}（{self.receiver_on_paper}）"

    @property
    def batch(self) -> str:
        return f"{self.year}年第{self.serial}批"

    @property
    def is_handed_over(self) -> bool:
        return self.handed_over_on is not None

    @property
    def state_label(self) -> str:
        return "已移送" if self.is_handed_over else "拟制"

    @property
    def receiver_on_paper(self) -> str:
        return self.receiver_name or self.receiver.name


class DeliveryItem(models.Model):
    """A document on a list; what the paper says of it is fixed when the list is handed over."""

    delivery_list = models.ForeignKey(DeliveryList, models.PROTECT, related_name="items")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name="信息")
    order = models.PositiveIntegerField("序号")
    copies = models.PositiveSmallIntegerField("份数", default=1)
    title = models.CharField(max_length=300, blank=True, editable=False)
    document_number = models.CharField(max_length=100, blank=True, editable=False)
    made_on = models.DateField(null=True, blank=True, editable=False)

    objects = DeliveryItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清单中的信息"
        ordering = ["order", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["delivery_list", "document"], name="once_on_a_delivery_list"
            ),
            models.CheckConstraint(
                condition=Q(copies__gt=0),
                name="delivery_has_copies",
                violation_error_message="份数至少是1",
            ),
        ]

    def __str__(self):
        return self.on_paper.title

    @property
    def on_paper(self):
        """What holds title, number and date as the list prints them: the document as it is now,
        or what was fixed when the list was handed over."""
        return self if self.delivery_list.is_handed_over else self.document
