"""Events (新闻发布会, 利民热线直播, 意见征集 …): when, where, who, what was asked and answered."""

from django.db import models

from disclosures.events.kinds import EventKind, Standing
from disclosures.events.querysets import EventQuerySet
from disclosures.events.rules import problems_of_period, problems_of_result
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rooms.fields import TableField
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.tables import TableColumn

TRANSCRIPT = (
    TableColumn("question", "提问", required=True, lines=True),
    TableColumn("answer", "回答", required=True, lines=True),
    TableColumn("resolved", "已解决", yes_no=True),
)
RESULT = (
    TableColumn("opinion", "意见", required=True, lines=True),
    TableColumn("adoption", "采纳情况", required=True),
    TableColumn("reason", "未采纳理由", lines=True),
)


class Event(RoomRecord):
    """One event with the public; a consultation lasts from its first to its last day."""

    REQUIRED = ("kind", "held_on")

    kind = models.CharField("类型", max_length=20, choices=EventKind, blank=True)
    held_on = models.DateField("举行日期", null=True, blank=True, help_text="意见征集填写开始日期")
    ends_on = models.DateField(
        "结束日期", null=True, blank=True, help_text="只有一天的不填；意见征集必须填写"
    )
    place = models.CharField("地点", max_length=200, blank=True)
    participants = models.CharField(
        "参加人员", max_length=300, blank=True, help_text="例：局分管负责人、运输管理科负责人"
    )
    document = models.ForeignKey(
        "disclosures.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="有关文件",
    )
    is_interpretation = models.BooleanField(
        "现场解读", default=False, help_text="活动中解读了政策的勾选，年报中另计一次现场解读"
    )
    transcript = TableField("问答实录", columns=TRANSCRIPT)
    ways_to_comment = models.TextField(
        "提出意见的方式", blank=True, help_text="信函、电子邮件、传真等，写明收件的单位和地址"
    )
    period_reason = models.CharField(
        "缩短期限的理由",
        max_length=200,
        blank=True,
        help_text="意见征集期限一般不少于30日，确需缩短的写明理由，向社会公开",
    )
    result_summary = models.TextField(
        "结果反馈", blank=True, help_text="共收到多少条意见、采纳多少条，以及总体说明"
    )
    result = TableField(
        "采纳情况",
        columns=RESULT,
        help_text="采纳情况写“采纳”“部分采纳”或者“未采纳”；没有全部采纳的写明理由。"
        "合并同类意见，不写提出人的姓名和联系方式",
    )

    objects = RecordManager.from_queryset(EventQuerySet)()
    with_versions = EventQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "互动活动"
        permissions = publishing_permissions("event", "互动活动")
        indexes = [
            *RoomRecord.Meta.indexes,
            models.Index(fields=["held_on", "kind"], name="events_by_day"),
        ]

    @property
    def is_consultation(self) -> bool:
        return self.kind == EventKind.CONSULTATION

    @property
    def kind_label(self):
        return self.get_kind_display() or str(self._meta.verbose_name)

    @property
    def row_facts(self):
        """With where a consultation stands, in lists that have asked (`with_standing`)."""
        standing = getattr(self, "standing", "")
        return [
            self.get_kind_display(),
            Standing(standing).label if standing else "",
            self.days,
            self.organisation.name,
        ]

    @property
    def days(self) -> str:
        """The day, or the first and the last one."""
        if self.held_on and self.ends_on:
            return f"{self.held_on}至{self.ends_on}"
        return str(self.held_on or "")

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        is_public = self.disclosure_attribute == Attribute.PROACTIVE
        if is_public and not (self.body or self.transcript or self.attachments.exists()):
            problems.append("正文、问答实录和附件都没有，没有可以公开的内容")
        if self.held_on and self.is_consultation:
            problems += self._problems_of_consultation()
        elif self.held_on and self.ends_on and self.ends_on < self.held_on:
            problems.append("结束日期早于开始日期，请核对")
        return problems

    def _problems_of_consultation(self):
        problems = problems_of_period(self.held_on, self.ends_on, reason=self.period_reason)
        if not self.ways_to_comment.strip():
            problems.append("意见征集要写明提出意见的方式")
        return problems + problems_of_result(self.result, self.result_summary)
