"""Responses to public concerns (回应关切), and the years in which there was none to give."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from disclosures.channels.kinds import ChannelKind
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.responses.deadlines import clocks_of
from disclosures.responses.kinds import Severity
from disclosures.responses.querysets import ResponseQuerySet, YearQuerySet
from disclosures.rooms.models import RoomRecord


class PublicResponse(RoomRecord):
    """One response: what people were worried about, and what the office answered, where, when."""

    REQUIRED = ("concern", "found_at", "severity", "channel")
    # The clocks are for the office; the public reads what was asked and what was answered.
    PRIVATE = frozenset({"found_at", "severity", "briefed_at"})

    concern = models.TextField("关切的问题", blank=True, help_text="公众关心什么，不写个人姓名")
    found_at = models.DateTimeField("发现时间", null=True, blank=True, help_text="不公开")
    severity = models.CharField(
        "类别",
        max_length=10,
        choices=Severity,
        default=Severity.ORDINARY,
        blank=True,
        help_text="不公开；一般舆情48小时内回应，特别重大、重大突发事件5小时内发布权威信息、"
        "24小时内举行新闻发布会",
    )
    answered_at = models.DateTimeField(
        "回应时间", null=True, blank=True, help_text="不填为在本平台发布的时间"
    )
    briefed_at = models.DateTimeField(
        "新闻发布会时间", null=True, blank=True, help_text="特别重大、重大突发事件填写；不公开"
    )
    channel = models.CharField("回应方式", max_length=20, choices=ChannelKind, blank=True)
    link = models.URLField("回应网址", max_length=500, blank=True)

    objects = RecordManager.from_queryset(ResponseQuerySet)()
    with_versions = ResponseQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "回应关切"
        permissions = publishing_permissions("publicresponse", "回应关切")

    def get_absolute_url(self):
        return reverse("response-page", args=[self.pk])

    @property
    def row_facts(self):
        return [self.get_channel_display(), self.organisation.name]

    @property
    def responded_at(self):
        """When it was answered: as written down, else when this portal published the record."""
        record = self.revision_of or self
        return self.answered_at or record.first_published_at

    def clocks(self, at):
        """Where its clocks stand at an instant."""
        done = {"responded_at": self.responded_at, "briefed_at": self.briefed_at}
        return clocks_of(self.severity, found_at=self.found_at, done=done, at=at)

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        if self.disclosure_attribute == Attribute.PROACTIVE and not self.body:
            problems.append("请填写回应内容")
        answered = [at for at in (self.answered_at, self.briefed_at) if at]
        if self.found_at and any(at < self.found_at for at in answered):
            problems.append("回应时间早于发现时间，请核对")
        return problems


class YearWithoutResponse(models.Model):
    """A body's word that nothing in a year called for a response; only the fact is public."""

    year = models.PositiveSmallIntegerField(
        "年份", validators=[MinValueValidator(2008), MaxValueValidator(2100)]
    )
    organisation = models.ForeignKey(
        "disclosures.Organisation", models.PROTECT, related_name="+", verbose_name="单位"
    )
    statement = models.CharField(
        "核实情况", max_length=300, help_text="怎样核实的；不公开，公众只看到当年没有需要回应的事项"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="经办人",
    )
    at = models.DateTimeField("登记时间", editable=False)

    objects = YearQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "没有回应事项的年份"
        default_permissions = []
        ordering = ["-year", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"],
                name="one_year_without_response_each",
                violation_error_message="这个单位的这一年已经登记过",
            )
        ]

    def __str__(self):
        return f"{self.year}年{self.organisation.name}没有需要专门回应的事项"

    @property
    def mark(self) -> tuple[int, int]:
        return self.organisation_id, self.year
