"""What every publishable record has in common, its append-only history, and number series."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from disclosures.publishing.querysets import PublishableQuerySet
from disclosures.publishing.states import (
    EDITABLE,
    VISIBLE,
    Attribute,
    SecrecyConclusion,
    State,
)

OUT = [State.PUBLISHED, State.WITHDRAWN]


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


class Publishable(models.Model):
    """A record that goes through the publishing workflow (actions.py is its only writer)."""

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
        "状态", max_length=12, choices=State, default=State.DRAFT, editable=False
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
    approved_by = person("审核人")
    approved_at = moment("审核时间")
    secrecy_conclusion = models.CharField(
        "保密审查结论", max_length=20, choices=SecrecyConclusion, blank=True, editable=False
    )
    secrecy_reviewer = person("保密审查人")
    secrecy_reviewed_at = moment("保密审查时间")
    secrecy_ground = models.CharField("保密审查依据", max_length=300, blank=True, editable=False)
    scheduled_for = moment("定时发布时间")
    first_published_at = moment("发布时间")
    withdrawn_at = moment("撤下时间")
    withdrawal_reason = models.CharField("撤下原因", max_length=300, blank=True, editable=False)
    withdrawal_note = models.CharField("内部说明", max_length=300, blank=True, editable=False)

    objects = PublishableQuerySet.as_manager()

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
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    def problems_before_submission(self) -> list[str]:
        """What is still missing, as sentences; rooms add what their kinds need."""
        problems = []
        if self.disclosure_attribute == Attribute.WITHHELD and not self.attribute_ground:
            problems.append("不予公开的信息要写明理由和依据")
        return problems


def publishable_models() -> list[type[Publishable]]:
    """Every kind of record that goes through the workflow, of whatever room."""
    return [model for model in apps.get_models() if issubclass(model, Publishable)]


def publishing_permissions(model_name, label):
    """The Meta.permissions of a publishable model: drafting, reviewing, publishing."""
    return [
        (f"draft_{model_name}", f"起草{label}"),
        (f"review_{model_name}", f"审核{label}"),
        (f"publish_{model_name}", f"发布和撤下{label}"),
    ]


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **changes):
        raise TypeError("办理记录只能追加，不能修改")

    def delete(self):
        raise TypeError("办理记录只能追加，不能删除")


class HistoryEntry(models.Model):
    """One thing that happened to a record. Rows are only ever added; a trigger guards the table."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    verb = models.CharField("动作", max_length=40)
    label = models.CharField("动作名称", max_length=40)
    from_state = models.CharField("原状态", max_length=12, blank=True)
    to_state = models.CharField("新状态", max_length=12, blank=True)
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
