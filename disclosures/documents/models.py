"""Documents (文件与信息), and the two classifications that they are filed under."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from disclosures.attachments.models import PublishableWithFiles
from disclosures.documents.kinds import (
    DEAD,
    PROFILES,
    ContentSource,
    DocumentKind,
    Validity,
)
from disclosures.documents.querysets import DocumentQuerySet, SectionQuerySet
from disclosures.publishing.models import OUT, publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rich_text.cleaning import plain_text
from disclosures.rich_text.fields import RichTextField
from disclosures.statute.terms import FROM_APPROVAL


class Section(models.Model):
    """A column of the statutory catalogue: the items of 条例 art. 20 and art. 21."""

    code = models.SlugField("代码", max_length=20, unique=True)
    name = models.CharField("栏目名称", max_length=40)
    basis = models.CharField("公开依据", max_length=40)
    content = models.CharField("公开内容", max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    order = models.PositiveSmallIntegerField("排序", default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "法定主动公开栏目"
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('document-list')}?section={self.code}"


class Theme(models.Model):
    """A subject of the two-level theme list (主题分类), shown as 综合政务\\政务公开."""

    code = models.CharField("代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    order = models.PositiveSmallIntegerField("排序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "主题分类"
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.parent.name}\\{self.name}" if self.parent_id else self.name


class Document(PublishableWithFiles):
    """A document or item of information with its statutory metadata (条例第十二条)."""

    # Whether it is in force is the law's to say, not a version's: it stays with the record.
    RECORD_FIELDS = PublishableWithFiles.RECORD_FIELDS | {
        *("validity", "valid_until", "validity_changed_on", "validity_decided_by"),
        *("validity_note", "successor"),
    }

    kind = models.CharField("信息类别", max_length=12, choices=DocumentKind)
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="公开栏目",
        limit_choices_to={"parent__isnull": False},
    )
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="主题分类",
    )
    issuing_organ = models.CharField("发文机关", max_length=200, blank=True)
    document_number = models.CharField(
        "发文字号", max_length=100, blank=True, help_text="例：朝交发〔2018〕12号，括号自动规范"
    )
    made_on = models.DateField("成文日期", null=True, blank=True)
    approved_on = models.DateField(
        "批准日期",
        null=True,
        blank=True,
        help_text="预算、决算填写批复的日期，公开期限自这一天起算",
    )
    period = models.CharField(
        "所属时期",
        max_length=30,
        blank=True,
        help_text="预决算、统计信息填写，例：2018年、2018年上半年",
    )
    effective_on = models.DateField("施行日期", null=True, blank=True)
    validity = models.CharField("有效性", max_length=20, choices=Validity, blank=True)
    valid_until = models.DateField(
        "有效期至", null=True, blank=True, help_text="过了这一天自动标为“已失效”；没有规定的不填"
    )
    validity_changed_on = models.DateField(
        "失效、废止或者修改日期", null=True, blank=True, editable=False
    )
    validity_decided_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="decides_on",
        verbose_name="作出决定的文件",
    )
    validity_note = models.CharField("有效性说明", max_length=200, blank=True, editable=False)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="supersedes",
        verbose_name="替代文件",
    )
    summary = models.CharField("内容概述", max_length=200, blank=True, help_text="100字以内")
    keywords = models.CharField("关键词", max_length=200, blank=True, help_text="用空格分开")
    body = RichTextField("正文", blank=True)
    content_source = models.CharField(
        "信息来源", max_length=10, choices=ContentSource, default=ContentSource.ORIGINAL
    )
    source_name = models.CharField("来源或者联合发文机关", max_length=200, blank=True)
    source_url = models.URLField("原文网址", blank=True, max_length=500)
    is_led_here = models.BooleanField(
        "本机关牵头", default=False, help_text="联合发文由本机关牵头的，计入本机关制发"
    )
    lead_organ = models.CharField("牵头机关", max_length=100, blank=True)

    objects = RecordManager.from_queryset(DocumentQuerySet)()
    with_versions = DocumentQuerySet.as_manager()

    class Meta(PublishableWithFiles.Meta):
        verbose_name = verbose_name_plural = "文件与信息"
        permissions = publishing_permissions("document", "文件与信息")
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], name="documents_newest"),
            models.Index(
                fields=["state", "section", "-first_published_at"], name="documents_by_section"
            ),
            models.Index(fields=["state", "kind", "-first_published_at"], name="documents_by_kind"),
            models.Index(fields=["document_number"], name="documents_by_number"),
        ]
        constraints = [
            *PublishableWithFiles.Meta.constraints,
            # Bodies of what is not disclosed don't belong in a database that faces the Internet.
            models.CheckConstraint(
                condition=Q(disclosure_attribute=Attribute.PROACTIVE) | Q(body="", summary=""),
                name="document_register_line_has_no_body",
                violation_error_message="依申请公开和不予公开的信息只登记标题等项目，不录入正文和概述",
            ),
            models.CheckConstraint(
                condition=Q(section__isnull=False) | ~Q(state__in=OUT),
                name="document_published_is_filed",
            ),
        ]

    def get_absolute_url(self):
        return reverse("document-page", args=[self.pk])

    @property
    def profile(self):
        return PROFILES[self.kind]

    @property
    def starts_publication_on(self):
        """The day from which its limit of publication runs."""
        is_from_approval = self.profile.published_as in FROM_APPROVAL
        return self.approved_on if is_from_approval else self.made_on

    @property
    def kind_label(self) -> str:
        """What kind of thing it is, in lists that hold several kinds."""
        return self.get_kind_display()

    @property
    def is_dead(self) -> bool:
        """No longer in force: lapsed or repealed."""
        return self.validity in DEAD

    @property
    def review_kind(self) -> str:
        return f"document:{self.kind}"

    @classmethod
    def review_kinds(cls):
        kinds = [(f"document:{kind.value}", kind.label) for kind in DocumentKind]
        return [*super().review_kinds(), *kinds]

    def texts(self) -> list[tuple[str, str]]:
        words = [
            *(("内容概述", self.summary), ("关键词", self.keywords)),
            ("所属时期", self.period),
        ]
        return [*super().texts(), *words, ("正文", plain_text(self.body))]

    def problems_before_submission(self) -> list[str]:
        """What its kind still lacks, as sentences. One query, when there is no body."""
        problems = super().problems_before_submission()
        missing = [
            self._meta.get_field(name).verbose_name
            for name in ("section", *self.profile.required)
            if not getattr(self, name)
        ]
        if missing:
            problems.append(f"{self.get_kind_display()}还缺：{'、'.join(missing)}")
        if self.content_source != ContentSource.ORIGINAL and not self.source_name:
            problems.append("转载和联合发文要写明来源或者联合发文机关")
        if self.content_source == ContentSource.REPOSTED and not self.source_url:
            problems.append("转载要写明原文网址")
        is_joint = self.content_source == ContentSource.JOINT
        if is_joint and not (self.is_led_here or self.lead_organ):
            problems.append("联合发文要写明牵头机关")
        if (
            self.disclosure_attribute == Attribute.PROACTIVE
            and not self.body
            and not self.attachments.exists()
        ):
            problems.append("正文和附件都没有，没有可以公开的内容")
        return problems
