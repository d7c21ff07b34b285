"""Letters of a case and their files; how an organ names, numbers and signs them."""

import hashlib
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from disclosures.publishing.models import person
from requests_app.kinds import DeliveryWay
from requests_app.letters.kinds import (
    TO_APPLICANT,
    FileRole,
    LetterKind,
    Naming,
    default_naming,
)
from requests_app.letters.querysets import LetterQuerySet
from requests_app.letters.remedies_paragraph import ANY_COURT, Route
from requests_app.outcomes import ROWS

GROUPS = list(dict.fromkeys(row.group for row in ROWS))


class LetterNaming(models.Model):
    """Title and number series of a kind of letter where the office has its own (设置项)."""

    kind = models.CharField("文书", max_length=32, choices=LetterKind)
    outcome_group = models.CharField(
        "处理结果",
        max_length=16,
        choices=[(group, group) for group in GROUPS],
        blank=True,
        help_text="只用于答复书；不选的用于各种结果",
    )
    title = models.CharField("标题", max_length=60)
    pattern = models.CharField(
        "编号格式",
        max_length=80,
        help_text="可以使用{organ}（机关简称）、{year}和{serial}，例如“某公开答〔{year}〕{serial}号”；"
        "格式相同的文书共用一个编号序列",
    )

    class Meta:
        verbose_name = verbose_name_plural = "文书标题和编号"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "outcome_group"],
                name="one_naming_of_a_kind",
                violation_error_message="这种文书已经有设置",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.outcome_group}".strip()

    def clean(self):
        """A pattern that numbers every letter differently."""
        try:
            first, second = (
                self.pattern.format(organ="某局", year=2024, serial=serial) for serial in (1, 2)
            )
        except (KeyError, IndexError, ValueError, AttributeError):
            first = second = ""
        if first == second:
            raise ValidationError({"pattern": "编号格式要有{serial}，括号要成对"})

    @classmethod
    def of(cls, kind, outcome_group="") -> Naming:
        """The office's own, that of the outcome before the general one; else the usual one."""
        found = {row.outcome_group: row for row in cls.objects.filter(kind=kind)}
        row = found.get(outcome_group) or found.get("")
        return Naming(row.title, row.pattern) if row else default_naming(kind)


class RemedyRoute(models.Model):
    """Where decisions of an organ are challenged: what its letters say (行政复议法第二十四条)."""

    organisation = models.OneToOneField(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="答复机关"
    )
    government = models.CharField(
        "行政复议机关", max_length=100, help_text="本级人民政府，例如“某某市人民政府”"
    )
    superior = models.CharField(
        "上一级主管部门",
        max_length=100,
        blank=True,
        help_text="2023年12月31日以前的决定可以向它申请复议",
    )
    court = models.CharField("人民法院", max_length=100, default=ANY_COURT)
    online = models.CharField(
        "申请行政复议的互联网渠道", max_length=200, blank=True, help_text="行政复议法第二十二条"
    )

    class Meta:
        verbose_name = verbose_name_plural = "复议机关和法院"

    def __str__(self):
        return str(self.organisation)

    @classmethod
    def of(cls, organisation) -> Route:
        """As set; else the government above the organ."""
        if row := cls.objects.filter(organisation=organisation).first():
            return Route(row.government, row.superior, row.court, row.online)
        node = organisation
        while node.parent is not None and node.kind != node.Kind.GOVERNMENT:
            node = node.parent
        found = node.kind == node.Kind.GOVERNMENT and node != organisation
        return Route(node.name if found else "本级人民政府")


class Letter(models.Model):
    """One letter. Edited until it is issued; then its text stands as its digest says."""

    application = models.ForeignKey(
        "requests_app.Application", models.PROTECT, related_name="letters", verbose_name="申请"
    )
    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="发文机关"
    )
    consultation = models.ForeignKey(
        "requests_app.Consultation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name="征求意见",
    )
    kind = models.CharField("文书", max_length=32, choices=LetterKind)
    title = models.CharField("标题", max_length=60)
    addressee = models.CharField("主送", max_length=200)
    body = models.TextField("正文", help_text="一行一段")
    basis = models.CharField(max_length=64, blank=True, editable=False)  # digest of the answer
    number = models.CharField("编号", max_length=100, blank=True, editable=False)
    issued_on = models.DateField("成文日期", null=True, blank=True, editable=False)
    digest = models.CharField("校验值", max_length=64, blank=True, editable=False)
    drafted_by = person("拟稿人")
    issued_by = person("制发人")
    created_at = models.DateTimeField("拟稿时间", editable=False)
    way = models.CharField("送达方式", max_length=10, choices=DeliveryWay, blank=True)
    sent_on = models.DateField("发出日期", null=True, blank=True)
    proof_number = models.CharField("邮件号", max_length=60, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    received_by = models.CharField("签收人", max_length=60, blank=True)
    downloaded_at = models.DateTimeField("首次下载时间", null=True, blank=True, editable=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "依申请公开文书"
        ordering = ["created_at", "pk"]
        default_permissions = []
        indexes = [models.Index(fields=["application", "kind"], name="letter_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=~Q(number=""),
                name="letter_number_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True, number="", digest="", sent_on__isnull=True)
                | (Q(issued_on__isnull=False) & ~Q(number="") & ~Q(digest="")),
                name="letter_is_a_draft_or_issued",
            ),
        ]

    def __str__(self):
        return self.number or f"{self.get_kind_display()}（拟稿）"

    @property
    def is_issued(self) -> bool:
        return self.issued_on is not None

    @property
    def is_for_applicant(self) -> bool:
        return self.kind in TO_APPLICANT

    @property
    def state_label(self) -> str:
        """How far it is, in words."""
        if not self.is_issued:
            return "拟稿"
        if self.received_on:
            return "已送达"
        if self.sent_on:
            return "已发出"
        return "待发出" if self.sealed() else "待用印"

    def sealed(self):
        """The scan with the seal, which counts; None before it is uploaded."""
        return next((one for one in self.files.all() if one.role == FileRole.SEALED), None)

    def current_digest(self) -> str:
        """Of what stands on the paper."""
        on = self.issued_on.isoformat() if self.issued_on else ""
        parts = [self.organisation.name, self.title, self.number, self.addressee, self.body, on]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class LetterFile(models.Model):
    """A file of a letter: private, checked like every upload; its bytes never change."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="files")
    role = models.CharField("用途", max_length=10, choices=FileRole)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField("文件", upload_to="letters", max_length=100)
    name = models.CharField("文件名", max_length=140)
    extension = models.CharField("格式", max_length=10)
    content_type_name = models.CharField("内容类型", max_length=100)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField("校验值", max_length=64)
    is_flattened = models.BooleanField("已转为图像", default=False)
    added_by = person("上传人")
    added_at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = verbose_name_plural = "文书的文件"
        ordering = ["added_at", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["letter"],
                condition=Q(role=FileRole.SEALED),
                name="one_sealed_scan_of_a_letter",
            )
        ]

    def __str__(self):
        return self.name
