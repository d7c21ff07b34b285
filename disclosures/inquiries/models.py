"""Inquiries: what came in (for staff alone), and the masked question with the public answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from disclosures.inquiries.deadlines import Limits, answer_clock
from disclosures.inquiries.kinds import Channel, Consent
from disclosures.inquiries.querysets import InquiryQuerySet
from disclosures.inquiries.rules import (
    problems_of_days,
    problems_of_hardness,
    problems_of_publication,
)
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute, State
from disclosures.rooms.models import RoomRecord


class Inquiry(RoomRecord):
    """One inquiry or complaint. Most are answered and never published; all are counted.

    The body (正文) is the public answer. What the asker wrote and who that is stays with staff.
    """

    REQUIRED = ("channel", "received_on", "question", "answered_on")
    PRIVATE = frozenset(
        {
            *("work_order", "registration", "question_original", "asker_name", "asker_contact"),
            *("consent", "assigned_to", "is_hard", "hard_reason"),
        }
    )
    # Given once; a new version is another wording, not another inquiry.
    RECORD_FIELDS = RoomRecord.RECORD_FIELDS | {"registration"}

    channel = models.CharField("渠道", max_length=20, choices=Channel, blank=True)
    work_order = models.CharField(
        "工单号", max_length=50, blank=True, help_text="渠道给的编号，用来避免重复登记；不公开"
    )
    registration = models.CharField("登记编号", max_length=30, blank=True, editable=False)
    received_on = models.DateField("收到日期", null=True, blank=True)
    question_original = models.TextField("来件原文", blank=True, help_text="不公开")
    asker_name = models.CharField("来件人", max_length=100, blank=True, help_text="不公开")
    asker_contact = models.CharField(
        "来件人联系方式", max_length=200, blank=True, help_text="不公开，只用于答复"
    )
    consent = models.CharField(
        "来件人意见",
        max_length=5,
        choices=Consent,
        blank=True,
        help_text="没有问过的不选，是否公开由审核决定",
    )
    question = models.TextField(
        "公开的问题", blank=True, help_text="概括来件内容，去掉姓名、电话、车牌号、住址等个人信息"
    )
    is_complaint_art47 = models.BooleanField(
        "投诉未履行公开义务", default=False, help_text="《政府信息公开条例》第四十七条"
    )
    assigned_to = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承办单位",
        help_text="不公开",
    )
    is_hard = models.BooleanField("情况复杂", default=False, help_text="答复期限按较长的计算")
    hard_reason = models.CharField("情况复杂的理由", max_length=200, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    objects = RecordManager.from_queryset(InquiryQuerySet)()
    with_versions = InquiryQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "咨询答复"
        permissions = publishing_permissions("inquiry", "咨询答复")
        ordering = ["-received_on", "-pk"]
        indexes = [
            *RoomRecord.Meta.indexes,
            models.Index(fields=["answered_on", "channel"], name="inquiries_by_day"),
        ]
        constraints = [
            *RoomRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["channel", "work_order"],
                condition=Q(revision_of__isnull=True)
                & ~Q(work_order="")
                & ~Q(state=State.DISCARDED),
                name="inquiry_work_order_once_per_channel",
                violation_error_message="这个渠道的这个工单号已经登记过",
            ),
        ]

    @property
    def row_facts(self):
        return [self.get_channel_display(), self.organisation.name]

    def clock(self, *, today, days):
        """Where its answer stands on a day, by the calendar `days`."""
        return answer_clock(
            self.received_on,
            answered_on=self.answered_on,
            is_hard=self.is_hard,
            limits=answer_limits(),
            today=today,
            days=days,
        )

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        problems += problems_of_days(self.received_on, self.answered_on)
        problems += problems_of_hardness(self.is_hard, self.hard_reason)
        if self.disclosure_attribute == Attribute.PROACTIVE:
            problems += problems_of_publication(self.consent, self.title, self.registration)
            if not self.body and not self.attachments.exists():
                problems.append("请填写公开的答复")
        return problems


def answer_limits() -> Limits:
    """The limits as the settings give them."""
    return Limits(days=settings.INQUIRY_DAYS, hard_days=settings.HARD_INQUIRY_DAYS)
