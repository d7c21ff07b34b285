"""An application for information, the person apart, and the steps of its handling as rows."""

from django.db import models
from django.db.models import F, Q

from disclosures.publishing.models import person
from disclosures.statute.terms import Regime, RegimeTerms, regime_on, terms_on
from requests_app import deadlines
from requests_app.apply.models import IdentityFile
from requests_app.kinds import (
    ApplicantKind,
    Channel,
    DeliveryWay,
    FeeStandard,
    Opinion,
    Party,
    SupplyForm,
)
from requests_app.letters.models import Letter, LetterFile, LetterNaming, RemedyRoute
from requests_app.outcomes import LABELS, Merits, NotHeld
from requests_app.querysets import ApplicationQuerySet
from requests_app.rectification.models import Rectification
from requests_app.remedies.models import Remedy
from requests_app.retention.models import Erasure
from requests_app.states import HANDLE, LEAD, LOOK, OPEN, State

__all__ = [
    "Answer",
    "Applicant",
    "Application",
    "Consultation",
    "Demand",
    "Erasure",
    "Extension",
    "Fee",
    "IdentityFile",
    "Letter",
    "LetterFile",
    "LetterNaming",
    "Rectification",
    "Remedy",
    "RemedyRoute",
    "Supplement",
]


def day(label, **options):
    return models.DateField(label, null=True, blank=True, **options)


def note(label, **options):
    return models.TextField(label, blank=True, **options)


class Application(models.Model):
    """One application. Staff alone read it; the applicant sees how far it is by number and code."""

    number = models.CharField("申请编号", max_length=60, unique=True)
    query_code_hash = models.CharField(max_length=64, blank=True, editable=False)
    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="受申请机关"
    )
    section = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承办科室",
    )
    assisting = models.ManyToManyField(
        "disclosures.Organisation", related_name="+", blank=True, verbose_name="协办科室"
    )
    handler = person("经办人")
    demand = models.ForeignKey(
        "Demand",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="applications",
        verbose_name="同类申请",
    )
    channel = models.CharField("申请渠道", max_length=10, choices=Channel)
    is_ordinary_mail = models.BooleanField("平常信函（无需签收）", default=False)
    applicant_kind = models.CharField("申请人类型", max_length=16, choices=ApplicantKind)
    submitted_on = models.DateField("提交日期")
    confirmed_on = day("双方确认日期")
    received_on = day("收到日期")
    description = models.TextField("所需信息的名称、文号或其他特征性描述")
    supply_form = models.CharField("获取信息的方式", max_length=12, choices=SupplyForm, blank=True)
    delivery_way = models.CharField(
        "获取信息的途径", max_length=10, choices=DeliveryWay, blank=True
    )
    help_needed = models.CharField("需要的帮助", max_length=300, blank=True)
    reasons_asked_on = day("要求说明理由的日期")
    deferred_until = day("延迟答复至")
    state = models.CharField("状态", max_length=20, choices=State, editable=False)
    outcome = models.CharField(
        "处理结果", max_length=32, choices=sorted(LABELS.items()), blank=True, editable=False
    )
    # Handed to the post office, signed for, sent; or the day of the lapse or the withdrawal.
    answered_on = day("答复日期", editable=False)
    delivered_on = day("送达日期", editable=False)
    due_on = day("期限届满日", editable=False)  # kept beside the trace for lists; see reckon()
    repeats = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated_by",
        verbose_name="此前的申请",
    )
    revision = models.PositiveIntegerField(default=0, editable=False)  # of two clerks one wins
    created_at = models.DateTimeField("登记时间", editable=False)
    source_id = models.CharField("来源标识", max_length=100, blank=True, editable=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)
    import_batch = models.ForeignKey(
        "disclosures.ImportBatch",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="导入批次",
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府信息公开申请"
        ordering = ["-submitted_on", "-pk"]
        default_permissions = ["view"]
        permissions = [
            (HANDLE, "办理政府信息公开申请"),
            (LEAD, "同意延期、审核答复"),
            (LOOK, "查看申请人身份证明"),
        ]
        indexes = [
            models.Index(fields=["organisation", "received_on"], name="application_received"),
            models.Index(fields=["organisation", "answered_on"], name="application_answered"),
            models.Index(fields=["state", "due_on"], name="application_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_id"],
                condition=~Q(source_id=""),
                name="application_source_id_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(state=State.AWAITING_CONFIRMATION) | Q(received_on__isnull=False),
                name="application_has_its_day_of_receipt",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN), outcome="", answered_on__isnull=True)
                | (~Q(state__in=sorted(OPEN)) & ~Q(outcome="") & Q(answered_on__isnull=False)),
                name="application_is_open_or_has_its_outcome",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def regime(self) -> Regime | None:
        """Which text of the Regulation governs: by the day of receipt."""
        return regime_on(self.received_on or self.submitted_on)

    @property
    def terms(self) -> RegimeTerms | None:
        return terms_on(self.received_on or self.submitted_on)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def part(self, name):
        """The row of a step, or None where it was not taken."""
        return getattr(self, name, None)

    def facts(self, *, fee_begins_anew=True) -> deadlines.Facts | None:
        """What happened, as the clock takes it; None while the day of receipt is open."""
        if self.received_on is None:
            return None
        supplement, fee = self.part("supplement"), self.part("fee")
        extension = self.part("extension")
        return deadlines.Facts(
            received_on=self.received_on,
            supplement=supplement
            and deadlines.Supplement(supplement.notified_on, supplement.supplemented_on),
            consultations=tuple(one.as_fact() for one in self.consultations.all()),
            extension_days=extension.days if extension else 0,
            fee=fee and deadlines.Fee(fee.notified_on, fee.paid_on),
            fee_begins_anew=fee_begins_anew,
            deferred_until=self.deferred_until,
            answered_on=self.answered_on,
        )

    def merits(self, *, on, answer=None) -> Merits:
        """What the record says as far as the outcome depends on it, on a day."""
        supplement, fee = self.part("supplement"), self.part("fee")
        heard = [one for one in self.consultations.all() if one.party == Party.THIRD]
        said = {name: getattr(answer, name) for name in SAID} if answer else {}
        return Merits(
            regime=self.regime,
            has_earlier=self.repeats_id is not None,
            was_supplemented=bool(supplement and supplement.supplemented_on),
            supplement_lapsed=bool(supplement and supplement.has_lapsed(on)),
            fee_lapsed=bool(fee and fee.has_lapsed(on)),
            third_party_heard=any(one.ended_on for one in heard),
            third_party_objects=any(one.opinion == Opinion.OBJECTS for one in heard),
            reasons_asked=self.reasons_asked_on is not None,
            **said,
        )


class Demand(models.Model):
    """What several ask for alike: it may be disclosed proactively instead (第四十四条)."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="受申请机关"
    )
    title = models.CharField("所需信息", max_length=200)
    document = models.ForeignKey(
        "disclosures.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="转为主动公开的信息",
    )

    class Meta:
        verbose_name = verbose_name_plural = "同类申请"
        ordering = ["-pk"]
        default_permissions = []

    def __str__(self):
        return self.title


SAID = ("reason", "withheld", "special_law", "not_held", "right_agency", "override_reason")


class Applicant(models.Model):
    """Who applied. Apart from the case; numbers are sealed (identity.py) and each look is told."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="applicant")
    name = models.CharField("姓名或名称", max_length=100, blank=True)
    representative = models.CharField("法定代表人或联系人", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField("联系地址", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=10, blank=True)
    joint_names = models.CharField("共同申请人", max_length=300, blank=True)
    agent_name = models.CharField("代理人", max_length=100, blank=True)
    agent_phone = models.CharField("代理人电话", max_length=60, blank=True)
    is_authorised = models.BooleanField("已提交授权委托书", default=False)
    identity_sealed = models.BinaryField(blank=True, default=bytes, editable=False)
    agent_identity_sealed = models.BinaryField(blank=True, default=bytes, editable=False)
    identity_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "申请人"
        default_permissions = []

    def __str__(self):
        return f"申请人 {self.pk}"  # never the name: this is what logs and error pages print


class Supplement(models.Model):
    """补正 (第三十条): told once, within seven working days; silence means 视为放弃申请."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="supplement")
    items = models.TextField("需要补正的事项")
    notified_on = models.DateField("告知日期")
    reply_by = models.DateField("合理的补正期限")
    supplemented_on = day("收到补正后申请的日期")
    text = note("补正的内容")

    class Meta:
        verbose_name = verbose_name_plural = "补正"
        default_permissions = []

    def __str__(self):
        return f"补正 {self.application_id}"

    def has_lapsed(self, on) -> bool:
        return self.supplemented_on is None and on > self.reply_by


class Consultation(models.Model):
    """征求意见: the days until an opinion came are not counted (第三十三条)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="consultations")
    party = models.CharField("征求谁的意见", max_length=10, choices=Party)
    name = models.CharField("名称", max_length=100)
    began_on = models.DateField("对方收到征求意见书的日期")
    ended_on = day("收到意见的日期")
    opinion = models.CharField("意见", max_length=24, choices=Opinion, blank=True)
    remark = note("意见的内容和理由")

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering = ["began_on", "pk"]
        default_permissions = []

    def __str__(self):
        return f"征求意见 {self.pk}"

    def as_fact(self) -> deadlines.Consultation:
        return deadlines.Consultation(self.began_on, self.ended_on, self.party == Party.THIRD)


class Extension(models.Model):
    """延期 (第三十三条): once, agreed by the head of the office, told to the applicant."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="extension")
    days = models.PositiveSmallIntegerField("延长的工作日")
    reason = models.TextField("理由")
    agreed_by = person("同意人")
    told_on = models.DateField("告知申请人的日期")

    class Meta:
        verbose_name = verbose_name_plural = "延期"
        default_permissions = []

    def __str__(self):
        return f"延期 {self.application_id}"


class Fee(models.Model):
    """信息处理费 (第四十二条, 国办函〔2020〕109号)."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="fee")
    standard = models.CharField("收费标准", max_length=6, choices=FeeStandard)
    quantity = models.PositiveIntegerField("件数或者页数")
    amount = models.PositiveIntegerField("金额（元）")
    notified_on = models.DateField("收费通知送达日期")
    pay_by = models.DateField("缴费期限")
    paid_on = day("缴费日期")

    class Meta:
        verbose_name = verbose_name_plural = "信息处理费"
        default_permissions = []

    def __str__(self):
        return f"信息处理费 {self.application_id}"

    def has_lapsed(self, on) -> bool:
        return self.paid_on is None and on > self.pay_by


class Answer(models.Model):
    """答复: drafted, approved by another person, posted or handed over."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="answer")
    outcome = models.CharField("处理结果", max_length=32)
    text = models.TextField("答复内容")
    reason = note("理由和依据")
    withheld = note("不予公开的部分")
    special_law = models.CharField("依据的法律、行政法规", max_length=200, blank=True)
    not_held = models.CharField("不掌握的情形", max_length=14, choices=NotHeld, blank=True)
    right_agency = models.CharField("负责公开的机关和联系方式", max_length=200, blank=True)
    override_reason = note("为公共利益决定公开的理由")
    drafted_by = person("拟稿人")
    approved_by = person("审核人")
    way = models.CharField("送达方式", max_length=10, choices=DeliveryWay, blank=True)
    joint_with = models.ForeignKey(  # 合并答复: the case whose letter answers this one too
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_answers",
        verbose_name="与之合并答复的申请",
    )

    class Meta:
        verbose_name = verbose_name_plural = "答复"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("drafted_by")),
                name="answer_approved_by_another_person",
            )
        ]

    def __str__(self):
        return f"答复 {self.application_id}"
