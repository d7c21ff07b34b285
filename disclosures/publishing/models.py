"""What every publishable record has in common, its append-only history, and number series."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from disclosures.publishing.querysets import (
    AppendOnlyQuerySet,
    PublishableQuerySet,
    RecordManager,
    ReviewPolicyQuerySet,
)
from disclosures.publishing.states import (
    CLEARED,
    EDITABLE,
    GONE,
    LEVELS,
    VERSION_STATES,
    VISIBLE,
    Attribute,
    ChangeKind,
    SecrecyConclusion,
    State,
    approve_label,
    waiting_label,
)
from disclosures.publishing.versions import Versioned

OUT = sorted({State.PUBLISHED, *GONE})


def person(label):
    """A foreign key to an account that took part in the workflow."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


def moment(label):
    return models.DateTimeField(label, null=True, blank=True, editable=False)


class ImportBatch(models.Model):
    """One import of many records: itself the recorded review of all of them (who, when, source)."""

    source = models.CharField("来源文件", max_length=200)
    sha256 = models.CharField("文件校验值", max_length=64)
    by = person("导入人")
    at = models.DateTimeField("导入时间")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入批次"
        ordering = ["-at"]

    def __str__(self):
        return f"{self.source}（{localtime(self.at):%Y-%m-%d %H:%M}）"


class Publishable(Versioned, models.Model):
    """A record that goes through the publishing workflow (actions.py is its only writer).

    A row is a record, or with `revision_of` another version of one: the new version on its way
    (at most one), or an old one, kept. When a new version is published the two rows exchange
    everything but RECORD_FIELDS, so that a record keeps its key, its address and its numbers.
    """

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="责任单位"
    )
    title = models.CharField("标题", max_length=300)
    disclosure_attribute = models.CharField(
        "公开属性", max_length=12, choices=Attribute, default=Attribute.PROACTIVE
    )
    attribute_ground = models.CharField(
        "不予公开或者依申请公开的理由和依据", max_length=300, blank=True
    )
    state = models.CharField(
        "状态", max_length=20, choices=State, default=State.DRAFT, editable=False
    )
    revision_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="原信息",
    )
    version = models.PositiveSmallIntegerField("版本", default=1, editable=False)
    change_kind = models.CharField("修改性质", max_length=8, choices=ChangeKind, blank=True)
    change_note = models.CharField(
        "修改说明",
        max_length=300,
        blank=True,
        help_text="重要修改的说明向社会公开，写明改了什么、为什么改",
    )
    display_until = models.DateField(
        "公示期至",
        null=True,
        blank=True,
        help_text="过了这一天自动结束公示；不填为长期公开",
    )
    index_number = models.CharField("索引号", max_length=60, blank=True, editable=False)
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

    created_by = person("拟稿人")
    created_at = moment("拟稿时间")
    changed_at = moment("修改时间")
    submitted_by = person("提交人")
    submitted_at = moment("提交时间")
    levels = models.PositiveSmallIntegerField("审核级数", default=1, editable=False)
    level = models.PositiveSmallIntegerField("当前审核级", default=1, editable=False)
    approved_by = person("审核人")
    approved_at = moment("审核时间")
    secrecy_conclusion = models.CharField(
        "保密审查结论", max_length=20, choices=SecrecyConclusion, blank=True, editable=False
    )
    secrecy_reviewer = person("保密审查人")
    secrecy_reviewed_at = moment("保密审查时间")
    secrecy_ground = models.CharField("保密审查依据", max_length=300, blank=True, editable=False)
    personal_data_ground = models.CharField(
        "保留个人信息的理由", max_length=300, blank=True, editable=False
    )
    scheduled_for = moment("定时发布时间")
    first_published_at = moment("发布时间")
    version_published_at = moment("本版发布时间")
    withdrawn_at = moment("撤下时间")
    withdrawal_reason = models.CharField("撤下原因", max_length=300, blank=True, editable=False)
    withdrawal_note = models.CharField("内部说明", max_length=300, blank=True, editable=False)

    moved_to = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="转到",
    )

    # Records alone, so that no list or figure ever counts a version; and every row.
    objects = RecordManager.from_queryset(PublishableQuerySet)()
    with_versions = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ["view"]
        permissions = []  # per model: draft_, review_, publish_ (see publishing_permissions)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=OUT)
                | (
                    Q(first_published_at__isnull=False, disclosure_attribute=Attribute.PROACTIVE)
                    & ~Q(index_number="")
                ),
                name="%(class)s_published_is_dated_and_numbered",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="%(class)s_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(approved_by=F("submitted_by")),
                name="%(class)s_approved_by_another_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(scheduled_for__isnull=False),
                name="%(class)s_scheduled_has_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(revision_of__isnull=True) & ~Q(state=State.ARCHIVED))
                | Q(revision_of__isnull=False, state__in=sorted(VERSION_STATES)),
                name="%(class)s_versions_are_never_public",
            ),
            models.UniqueConstraint(
                fields=["revision_of"],
                condition=Q(revision_of__isnull=False)
                & ~Q(state__in=[State.ARCHIVED, State.DISCARDED]),
                name="%(class)s_one_new_version_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["index_number"],
                condition=~Q(index_number=""),
                name="%(class)s_index_number_is_unique",
            ),
            models.UniqueConstraint(
                fields=["source_id"],
                condition=~Q(source_id=""),
                name="%(class)s_source_id_is_unique",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_visible(self) -> bool:
        """The rule of querysets.visible(), asked of one record."""
        return all(getattr(self, field) == value for field, value in VISIBLE.items())

    @property
    def is_gone(self) -> bool:
        """Once public: the address answers with a notice (410)."""
        return self.state in GONE

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def state_label(self) -> str:
        """The state in the office's words, which name the level of review."""
        if self.state == State.APPROVED and self.disclosure_attribute != Attribute.PROACTIVE:
            return "已登记"  # the end of a register line: it is never published
        if self.state != State.SUBMITTED:
            return self.get_state_display()
        return waiting_label(self.level, self.levels, is_revision=self.revision_of_id is not None)

    @property
    def approve_label(self) -> str:
        return approve_label(self.level, self.levels)

    @property
    def is_cleared(self) -> bool:
        """Whether the secrecy review allows publication."""
        return self.secrecy_conclusion in CLEARED

    @property
    def review_kind(self) -> str:
        """What review policies may name beside the model itself; rooms with kinds override."""
        return self._meta.model_name

    @classmethod
    def review_kinds(cls) -> list[tuple[str, str]]:
        """The choices of a review policy for this model: (id, label)."""
        return [(cls._meta.model_name, cls._meta.verbose_name)]

    def problems_before_submission(self) -> list[str]:
        """What is still missing, as sentences; rooms add what their kinds need."""
        problems = []
        if self.disclosure_attribute == Attribute.WITHHELD and not self.attribute_ground:
            problems.append("不予公开的信息要写明理由和依据")
        if self.revision_of_id and not self.change_kind:
            problems.append("请选择修改性质")
        if self.change_kind == ChangeKind.MAJOR and not self.change_note:
            problems.append("重要修改要写明修改说明")
        return problems

    def texts(self) -> list[tuple[str, str]]:
        """Everything that the public would read, as (place, text), for the gates."""
        return [("标题", self.title), ("修改说明", self.change_note)]

    def parts_to_review(self) -> list[str]:
        """What the secrecy review must look at one by one (逐项); rooms add their files."""
        return ["标题和正文"]


def publishable_models() -> list[type[Publishable]]:
    """Every kind of record that goes through the workflow, of whatever room."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def review_kinds() -> list[tuple[str, str]]:
    """Every kind of record, and the kinds within a room, that may have reviews of their own."""
    return [kind for model in publishable_models() for kind in model.review_kinds()]


def publishing_permissions(model_name, label):
    """The Meta.permissions of a publishable model: drafting, each review, publishing."""
    return [
        (f"draft_{model_name}", f"起草{label}"),
        *((f"{lv.permission}_{model_name}", f"{lv.label}{label}") for lv in LEVELS.values()),
        (f"secrecy_review_{model_name}", f"保密审查{label}"),
        (f"publish_{model_name}", f"发布和撤下{label}"),
    ]


EVERY_KIND = "全部种类"


class ReviewPolicy(models.Model):
    """How many levels of review an organisation and the nodes below it give to a kind of record."""

    organisation = models.ForeignKey(
        "disclosures.Organisation", models.CASCADE, related_name="+", verbose_name="单位"
    )
    kind = models.CharField("信息种类", max_length=60, blank=True, help_text="不选为全部种类")
    levels = models.PositiveSmallIntegerField(
        "审核级数",
        choices=[
            (1, "一级"),
            (2, "两级（初审、复审）"),
            (3, "三级（初审、复审、终审）"),
        ],
    )

    objects = ReviewPolicyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "三审三校设置"
        ordering = ["organisation", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                name="one_review_policy_for_each_kind",
                violation_error_message="这个单位的这一种类已经设置过",
            ),
            models.CheckConstraint(
                condition=Q(levels__range=(1, 3)), name="review_has_one_to_three_levels"
            ),
        ]

    def __str__(self):
        return f"{self.organisation}：{self.kind_label}，{self.get_levels_display()}"

    @property
    def kind_label(self) -> str:
        return dict(review_kinds()).get(self.kind, self.kind) or EVERY_KIND


class HistoryEntry(models.Model):
    """One thing that happened to a record. Rows are only ever added; a trigger guards the table."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    verb = models.CharField("动作", max_length=40)
    label = models.CharField("动作名称", max_length=40)
    version = models.PositiveSmallIntegerField("版本", default=1)
    from_state = models.CharField("原状态", max_length=20, blank=True)
    to_state = models.CharField("新状态", max_length=20, blank=True)
    by = person("经办人")
    actor = models.CharField("经办人姓名", max_length=150)
    at = models.DateTimeField("时间")
    remark = models.TextField("意见", blank=True)
    changes = models.JSONField("变更内容", default=dict)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办理记录"
        ordering = ["at", "pk"]
        default_permissions = ["view"]
        indexes = [models.Index(fields=["content_type", "object_id", "at"], name="history_of")]

    def __str__(self):
        return f"{localtime(self.at):%Y-%m-%d %H:%M} {self.actor} {self.label}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise TypeError("办理记录只能追加，不能修改")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("办理记录只能追加，不能删除")


class NumberSeries(models.Model):
    """A gapless series of numbers, one row per series, locked while a number is taken."""

    name = models.CharField(max_length=100, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号"
        default_permissions = []

    def __str__(self):
        return f"{self.name}: {self.last}"
