"""The items of the catalogue (公开事项), each filed under a column of the statutory content."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from disclosures.catalogue.kinds import Frequency
from disclosures.catalogue.querysets import CatalogueQuerySet


class CatalogueItem(models.Model):
    """One row of 主动公开基本目录. Out of use, never deleted."""

    section = models.ForeignKey(
        "disclosures.Section",
        models.PROTECT,
        related_name="catalogue_items",
        verbose_name="公开栏目",
        limit_choices_to={"parent__isnull": False},
    )
    item = models.CharField("公开事项", max_length=100)
    content = models.CharField("公开内容", max_length=300)
    basis = models.CharField("公开依据", max_length=200)
    time_limit = models.CharField(
        "公开时限", max_length=150, blank=True, help_text="不填的，按下面的工作日数写出"
    )
    term_working_days = models.PositiveSmallIntegerField(
        "公开时限（工作日）", null=True, blank=True, help_text="自形成或者变更之日起计算"
    )
    organisation = models.ForeignKey(
        "disclosures.Organisation",
        models.PROTECT,
        related_name="+",
        verbose_name="公开主体（责任科室）",
    )
    channels = models.CharField("公开渠道", max_length=150, default="政府网站")
    audience = models.CharField("公开对象", max_length=60, default="全社会")
    frequency = models.CharField(
        "更新频率", max_length=16, choices=Frequency, default=Frequency.AS_IT_ARISES
    )
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_active = models.BooleanField("列入目录", default=True, help_text="不再公开的事项去掉勾选")

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        verbose_name = "公开事项"
        verbose_name_plural = "主动公开基本目录"
        ordering = ["order", "pk"]
        default_permissions = ["add", "change", "view"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "item"],
                name="catalogue_item_once_in_its_column",
                violation_error_message="这个栏目已经有这一公开事项",
            ),
            models.CheckConstraint(
                condition=~Q(time_limit="") | Q(term_working_days__isnull=False),
                name="catalogue_item_has_a_time_limit",
                violation_error_message="请填写公开时限，或者填写工作日数",
            ),
        ]

    def __str__(self):
        return self.item

    def clean(self):
        if self.term_working_days == 0:
            raise ValidationError({"term_working_days": "工作日数应当大于0"})

    @property
    def time_limit_in_words(self) -> str:
        return self.time_limit or f"自形成或者变更之日起{self.term_working_days}个工作日内"

    @property
    def phone_to_ask(self) -> str:
        """Of the responsible section, else of the body above it; '' where neither has one."""
        node = self.organisation
        return node.phone or (node.parent.phone if node.parent else "")
