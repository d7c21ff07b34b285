"""Interpretations of policy documents, and the documents that need none."""

from django.conf import settings
from django.db import models

from disclosures.interpretations.kinds import InterpretationForm
from disclosures.interpretations.querysets import InterpretationQuerySet
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rooms.fields import TableField
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.tables import TableColumn

QUESTIONS = (
    TableColumn("question", "问题", required=True, lines=True),
    TableColumn("answer", "解答", required=True, lines=True),
)


class Interpretation(RoomRecord):
    """One interpretation (政策解读) of a named document, wherever that was published."""

    REQUIRED = ("form", "interpreter")

    form = models.CharField("解读形式", max_length=12, choices=InterpretationForm, blank=True)
    document = models.ForeignKey(
        "disclosures.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interpretations",
        verbose_name="所解读的文件",
    )
    document_name = models.CharField(
        "文件名称",
        max_length=300,
        blank=True,
        help_text="所解读的文件不在本平台的，写明名称和文号，例如上级机关的文件",
    )
    interpreter = models.CharField(
        "解读人", max_length=100, blank=True, help_text="谁起草谁解读；例：局政策法规科"
    )
    media_url = models.URLField("音频、视频网址", max_length=500, blank=True)
    questions = TableField("问答", columns=QUESTIONS)

    objects = RecordManager.from_queryset(InterpretationQuerySet)()
    with_versions = InterpretationQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "政策解读"
        permissions = publishing_permissions("interpretation", "政策解读")

    @property
    def row_facts(self):
        # 谁起草谁解读: most often both are the same section, which is said once.
        who = dict.fromkeys([self.interpreter, self.organisation.name])
        return [self.get_form_display(), *who]

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        if not (self.document_id or self.document_name):
            problems.append("请填写所解读的文件")
        has_content = self.body or self.questions or self.media_url or self.attachments.exists()
        if self.disclosure_attribute == Attribute.PROACTIVE and not has_content:
            problems.append("正文、问答、音视频网址和附件都没有，没有可以公开的内容")
        return problems


class Waiver(models.Model):
    """A normative document that needs no interpretation (无需解读), and why."""

    document = models.OneToOneField(
        "disclosures.Document",
        models.PROTECT,
        related_name="interpretation_waiver",
        verbose_name="文件",
    )
    reason = models.CharField("无需解读的理由", max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人"
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "无需解读的文件"
        default_permissions = []

    def __str__(self):
        return f"{self.document}：{self.reason}"
