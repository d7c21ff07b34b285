"""The tree of bodies and their sections, and which node each member of staff works for."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from disclosures.organisations.querysets import OrganisationQuerySet


class Organisation(models.Model):
    """A node: city government, bureau, section or subordinate unit. Closed, never deleted.

    Every record belongs to a node; every list and figure can be asked of a node and then
    covers its subtree. Only a 公开主体 (条例第四条, 第十条, 第五十四条) answers applications and
    owns an annual report.
    """

    class Kind(models.TextChoices):
        GOVERNMENT = "government", "人民政府"
        BUREAU = "bureau", "工作部门"
        SECTION = "section", "内设机构"
        UNIT = "unit", "所属单位"

    code = models.SlugField("代码", max_length=32, unique=True, help_text="用于索引号和网址参数")
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("类型", max_length=12, choices=Kind, default=Kind.SECTION)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级",
    )
    order = models.PositiveSmallIntegerField("排序", default=0)
    is_disclosing_organ = models.BooleanField(
        "公开主体", default=False, help_text="以自己名义答复申请、编制年报的机关或者组织"
    )
    hosts_portal = models.BooleanField(
        "本站主办单位", default=False, help_text="全站只能有一个；统计数据按它和下级机构计算"
    )
    is_disclosure_office = models.BooleanField(
        "政府信息公开工作机构",
        default=False,
        help_text="条例第四条指定的机构，也是信息公开领导小组的办公室",
    )
    is_closed = models.BooleanField("已撤并", default=False)
    is_sample = models.BooleanField("演示数据", default=False, editable=False)
    address = models.CharField("办公地址", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=10, blank=True)
    office_hours = models.CharField("办公时间", max_length=200, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    fax = models.CharField("传真", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    website = models.URLField("网站", blank=True)
    duties = models.TextField("机构职能", blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hosts_portal"],
                condition=Q(hosts_portal=True),
                name="one_organisation_hosts_portal",
                violation_error_message="全站只能有一个主办单位",
            ),
            models.CheckConstraint(
                condition=Q(hosts_portal=False) | Q(is_disclosing_organ=True),
                name="host_is_a_disclosing_organ",
                violation_error_message="主办单位必须是公开主体",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """A node can't lie below itself."""
        if self.pk and self.parent_id in Organisation.objects.subtree_ids(self):
            raise ValidationError({"parent": "上级不能是本机构或者它的下级"})

    def subtree_ids(self) -> list[int]:
        """Keys of this node and of every node below it. One query, kept with the instance."""
        return self._subtree_ids

    @cached_property
    def _subtree_ids(self) -> list[int]:
        return Organisation.objects.subtree_ids(self)

    def ancestor_ids(self) -> list[int]:
        """Keys of this node and of every node above it, nearest first. One query."""
        parents = Organisation.objects.parents()
        chain = [self.pk]
        while parent := parents.get(chain[-1]):
            chain.append(parent)
        return chain

    def disclosing_organ(self) -> "Organisation":
        """The nearest 公开主体 at or above this node, in whose name it discloses."""
        node = self
        while not node.is_disclosing_organ and node.parent is not None:
            node = node.parent
        return node


class Posting(models.Model):
    """Where a member of staff works: records of that node and of the nodes below it are theirs."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="posting", verbose_name="人员"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="postings", verbose_name="所在单位"
    )

    class Meta:
        verbose_name = verbose_name_plural = "所在单位"

    def __str__(self):
        return f"{self.user}（{self.organisation}）"
