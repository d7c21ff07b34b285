"""Officials with their posts, and the places where the body's information can be read."""

from django.db import models

from disclosures.directory.kinds import GroupRole, Rank
from disclosures.directory.querysets import OfficialQuerySet
from disclosures.directory.rules import is_holding, problems_of_period
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.rooms.models import RoomRecord


class Official(RoomRecord):
    """One person in one post (条例第二十条第（二）项). The title of the record is the name.

    Whoever takes another post gets another record, so that who held a post on a day can be
    answered for ever. Name, post and office telephone are published on purpose.
    """

    REQUIRED = ("rank", "post", "duties")

    rank = models.CharField("人员类别", max_length=8, choices=Rank, blank=True)
    post = models.CharField("职务", max_length=100, blank=True)
    duties = models.TextField("工作分工", blank=True)
    office_phone = models.CharField(
        "办公电话", max_length=60, blank=True, help_text="向社会公开，不要填写个人手机号码"
    )
    group_role = models.CharField(
        "信息公开领导小组职务",
        max_length=16,
        choices=GroupRole,
        blank=True,
        help_text="不在领导小组和它的办公室的不选",
    )
    held_from = models.DateField("任职日期", null=True, blank=True, help_text="任职的第一天")
    held_until = models.DateField(
        "离任日期", null=True, blank=True, help_text="任职的最后一天；在任的不填"
    )
    order = models.PositiveSmallIntegerField(
        "排序", default=0, help_text="在本单位同类人员中的顺序，小的在前"
    )

    objects = RecordManager.from_queryset(OfficialQuerySet)()
    with_versions = OfficialQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "机构人员"
        permissions = publishing_permissions("official", "机构人员")

    @property
    def row_facts(self):
        return [self.post, self.organisation.name, self.office_phone]

    def is_holding(self, on) -> bool:
        return is_holding(self.held_from, self.held_until, on=on)

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        return problems + problems_of_period(self.held_from, self.held_until)


class ReadingPlace(models.Model):
    """A place where the public reads the body's information (条例第二十五条). Never deleted."""

    organisation = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        related_name="reading_places",
        verbose_name="设立单位",
    )
    name = models.CharField("名称", max_length=100)
    address = models.CharField("地址", max_length=200, blank=True)
    hours = models.CharField("开放时间", max_length=200, blank=True)
    phone = models.CharField("电话", max_length=60, blank=True)
    equipment = models.CharField(
        "设施设备", max_length=300, blank=True, help_text="例：查询电脑、公告栏、电子显示屏、资料架"
    )
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_open = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "公共查阅点"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="one_reading_place_of_a_name",
                violation_error_message="这个单位已经有同名的查阅点",
            )
        ]

    def __str__(self):
        return self.name
