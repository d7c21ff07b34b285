"""Topics, and what they gather."""

from django.db import models

from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.rooms.fields import TableField
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.querysets import RoomQuerySet
from disclosures.rooms.tables import TableColumn

GATHERED = (
    TableColumn("part", "板块", required=True),
    TableColumn("number", "索引号或者发文字号", required=True),
)


class Topic(RoomRecord):
    """A campaign or subject (专题): public documents under the headings that the office chose."""

    introduction = models.TextField("专题简介", blank=True)
    gathered = TableField(
        "收入的信息",
        columns=GATHERED,
        help_text="板块如：实施方案、工作措施、工作成效；只有已经公开的信息才会显示",
    )

    objects = RecordManager.from_queryset(RoomQuerySet)()
    with_versions = RoomQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "专题"
        permissions = publishing_permissions("topic", "专题")

    @classmethod
    def public_words(cls):
        """The numbers stand for documents, which say themselves what they are found by."""
        return [field for field in super().public_words() if field.name != "gathered"]

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        if not (self.gathered or self.body):
            problems.append("专题还没有收入任何信息，也没有正文")
        return problems
