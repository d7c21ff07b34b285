"""Suggestions of deputies and CPPCC proposals with their answers, and the classes of answers."""

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate

from disclosures.proposals.deadlines import (
    Limits,
    publication_clock,
    redo_clock,
    reply_clock,
)
from disclosures.proposals.kinds import ProposalKind, Role, Satisfaction
from disclosures.proposals.querysets import ProposalQuerySet
from disclosures.proposals.rules import (
    number_words,
    problems_of_days,
    problems_of_opinion,
)
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rooms.fields import TableField
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.tables import TableColumn

OTHER_UNITS = (
    TableColumn("unit", "单位", required=True),
    TableColumn("role", "分工"),
)


class ProposalClass(models.Model):
    """What became of a proposal (A to D): the letter is fixed, the wording varies by place."""

    code = models.CharField("类别", max_length=2, unique=True)
    wording = models.CharField("含义", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "建议提案办理结果分类"
        ordering = ["code"]

    def __str__(self):
        return f"{self.code}类（{self.wording}）"


class Proposal(RoomRecord):
    """One suggestion or proposal that this body answers, alone or with others.

    The body (正文) is the reply (复文). What the proposers thought of it comes in later, when the
    record may be public already: it belongs to the record, and actions.py writes it.
    """

    REQUIRED = ("kind", "session", "number", "role", "replied_on")
    PRIVATE = frozenset({"proposer_contacts"})
    RECORD_FIELDS = RoomRecord.RECORD_FIELDS | {
        *("satisfaction", "redone_on", "second_satisfaction"),
    }

    kind = models.CharField("种类", max_length=10, choices=ProposalKind, blank=True)
    session = models.CharField(
        "届次", max_length=100, blank=True, help_text="例：市第十一届人民代表大会第一次会议"
    )
    number = models.CharField("编号", max_length=20, blank=True, help_text="只写号数，例：12")
    proposers = models.CharField(
        "提出人", max_length=200, blank=True, help_text="向社会公开，只写姓名或者单位，不写联系方式"
    )
    proposer_contacts = models.TextField("提出人联系方式", blank=True, help_text="不公开")
    role = models.CharField("本机关分工", max_length=10, choices=Role, blank=True)
    other_units = TableField("其他承办单位", columns=OTHER_UNITS)
    matter = models.TextField("建议提案内容", blank=True, help_text="全文或者摘要，向社会公开")
    assigned_on = models.DateField("交办日期", null=True, blank=True)
    is_hard = models.BooleanField(
        "涉及面广、处理难度大", default=False, help_text="答复期限按较长的计算"
    )
    replied_on = models.DateField("答复日期", null=True, blank=True)
    result_class = models.ForeignKey(
        "disclosures.ProposalClass",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="办理结果",
    )
    satisfaction = models.CharField(
        "满意程度",
        max_length=12,
        choices=Satisfaction,
        blank=True,
        help_text="只作统计，不逐件公开",
    )
    redone_on = models.DateField(
        "重新答复日期", null=True, blank=True, help_text="不满意的，重新办理后填写"
    )
    second_satisfaction = models.CharField(
        "重新办理后的满意程度", max_length=12, choices=Satisfaction, blank=True
    )
    is_reply_public = models.BooleanField(
        "复文公开",
        default=True,
        help_text="复文不公开的去掉勾选，并在公开属性中选择“依申请公开”或者“不予公开”",
    )

    objects = RecordManager.from_queryset(ProposalQuerySet)()
    with_versions = ProposalQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "建议提案办理"
        permissions = publishing_permissions("proposal", "建议提案办理")
        indexes = [
            *RoomRecord.Meta.indexes,
            models.Index(fields=["replied_on", "kind"], name="proposals_by_day"),
        ]

    @property
    def kind_label(self):
        return self.get_kind_display() or str(self._meta.verbose_name)

    @property
    def row_facts(self):
        return [self.session, self.number_words, self.organisation.name]

    @property
    def number_words(self) -> str:
        return number_words(self.kind, self.number)

    @property
    def is_reply_to_publish(self) -> bool:
        return self.is_reply_public and self.disclosure_attribute == Attribute.PROACTIVE

    def clocks_on(self, today, days) -> list:
        """The same for a row of a list: of the record that it is, or is a version of."""
        at = (self.revision_of or self).first_published_at
        return self.clocks(today=today, published_on=localdate(at) if at else None, days=days)

    def clocks(self, *, today, published_on, days) -> list:
        """Where its duties stand on a day: answer, answer anew, publication of the reply."""
        limits = reply_limits()
        found = [
            reply_clock(self, limits=limits, today=today),
            redo_clock(self),
            publication_clock(
                self, published_on=published_on, limits=limits, today=today, days=days
            ),
        ]
        return [clock for clock in found if clock]

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        problems += problems_of_days(self.assigned_on, self.replied_on, self.redone_on)
        problems += problems_of_opinion(self.satisfaction, self.redone_on, self.second_satisfaction)
        if self.disclosure_attribute != Attribute.PROACTIVE:
            return problems
        if not self.is_reply_public:
            problems.append(
                "已标明复文不公开，请把公开属性改为“依申请公开”或者“不予公开”，只作登记"
            )
        elif not self.body and not self.attachments.exists():
            problems.append("请填写复文")
        return problems


def reply_limits() -> Limits:
    """The limits as the settings give them."""
    return Limits(
        months={
            ProposalKind.NPC: settings.NPC_REPLY_MONTHS,
            ProposalKind.CPPCC: settings.CPPCC_REPLY_MONTHS,
        },
        hard_months={
            ProposalKind.NPC: settings.NPC_HARD_REPLY_MONTHS,
            ProposalKind.CPPCC: settings.CPPCC_HARD_REPLY_MONTHS,
        },
        publication_days=settings.PROPOSAL_PUBLICATION_DAYS,
    )
