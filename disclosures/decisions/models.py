"""Administrative decisions: about whom (natural persons masked), what, when, by whom."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.decisions.deadlines import publication_clock, recall_clock
from disclosures.decisions.kinds import SECTIONS, Annulment, DecisionKind, PartyKind
from disclosures.decisions.querysets import DecisionQuerySet
from disclosures.decisions.rules import (
    STORED_MASKS,
    UNMASKED,
    problems_of_display,
    problems_of_party,
)
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rooms.kinds import Shelf
from disclosures.rooms.models import RoomRecord


class AdministrativeDecision(RoomRecord):
    """One decision (条例第二十条第（五）、（六）项); full names of persons are kept nowhere.

    That it was annulled is no part of a version: it belongs to the record, and actions.py writes
    it.
    """

    REQUIRED = ("kind", "number", "party_kind", "party", "matter", "decided_on", "organ", "result")
    SHELVES = tuple(
        Shelf(section, kind.label, "decision-list", {"kind": kind}, f"?kind={kind}")
        for kind, section in SECTIONS.items()
    )
    RECORD_FIELDS = RoomRecord.RECORD_FIELDS | {"annulment", "annulled_on", "annulment_reason"}

    kind = models.CharField("种类", max_length=12, choices=DecisionKind, blank=True)
    number = models.CharField(
        "决定书文号", max_length=80, blank=True, help_text="检查填写检查记录的编号"
    )
    category = models.CharField(
        "类别", max_length=60, blank=True, help_text="例：普通许可、罚款、扣押、双随机检查"
    )
    party_kind = models.CharField("当事人类型", max_length=8, choices=PartyKind, blank=True)
    party = models.CharField(
        "当事人",
        max_length=200,
        blank=True,
        help_text="自然人可以写全名，保存时自动遮蔽，各处只保留姓氏",
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    matter = models.TextField("事由", blank=True, help_text="许可事项、违法事实或者检查事项")
    basis = models.TextField("依据", blank=True, help_text="法律、法规、规章的名称和条款")
    result = models.TextField(
        "决定内容", blank=True, help_text="许可、处罚、强制的内容或者检查结果"
    )
    decided_on = models.DateField("决定日期", null=True, blank=True)
    valid_until = models.DateField("许可有效期至", null=True, blank=True)
    organ = models.CharField("决定机关", max_length=100, blank=True)
    annulment = models.CharField(
        "决定的变动", max_length=10, choices=Annulment, blank=True, editable=False
    )
    annulled_on = models.DateField("变更、撤销日期", null=True, blank=True, editable=False)
    annulment_reason = models.CharField(
        "变更、撤销的理由", max_length=200, blank=True, editable=False
    )

    objects = RecordManager.from_queryset(DecisionQuerySet)()
    with_versions = DecisionQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "行政决定"
        permissions = publishing_permissions("administrativedecision", "行政决定")
        indexes = [
            *RoomRecord.Meta.indexes,
            models.Index(fields=["decided_on", "kind"], name="decisions_by_day"),
            models.Index(fields=["number"], name="decisions_by_number"),
        ]
        constraints = [
            *RoomRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(party_kind=PartyKind.NATURAL) | Q(party__regex=STORED_MASKS),
                name="decision_natural_persons_are_masked",
                violation_error_message=UNMASKED,
            ),
            models.CheckConstraint(
                condition=Q(annulled_on__isnull=True)
                | (~Q(annulment="") & ~Q(annulment_reason="")),
                name="decision_annulled_says_how_and_why",
            ),
        ]

    def get_absolute_url(self):
        return reverse("decision-page", args=[self.pk])

    @property
    def kind_label(self):
        return self.get_kind_display() or str(self._meta.verbose_name)

    @property
    def row_facts(self):
        decided = self.decided_on and f"决定日期 {self.decided_on}"
        return [self.get_kind_display(), self.number, self.party, decided]

    @property
    def is_to_be_shown(self) -> bool:
        return self.disclosure_attribute == Attribute.PROACTIVE

    @property
    def is_annulled(self) -> bool:
        return (self.revision_of or self).annulled_on is not None

    def clocks(self, *, today, days) -> list:
        """Where its duties stand on a day: showing it, and taking back what was annulled."""
        record = self.revision_of or self
        shown_at, gone_at = record.first_published_at, record.withdrawn_at
        found = [
            publication_clock(
                self,
                published_on=localdate(shown_at) if shown_at else None,
                today=today,
                days=days,
            ),
            recall_clock(
                record,
                shown=record.is_visible,
                recalled_on=localdate(gone_at) if gone_at else None,
                today=today,
                days=days,
            ),
        ]
        return [clock for clock in found if clock]

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        problems += problems_of_party(
            party_kind=self.party_kind, party=self.party, credit_code=self.credit_code
        )
        problems += problems_of_display(
            kind=self.kind,
            party_kind=self.party_kind,
            decided_on=self.decided_on,
            display_until=self.display_until,
        )
        if self.is_annulled:
            problems.append("这一决定已经被依法变更或者撤销，不能公示；新的决定另行登记")
        if other := AdministrativeDecision.objects.of_same_number(self).first():
            problems.append(f"决定书文号{self.number}已用于“{other}”，请核对")
        return problems
