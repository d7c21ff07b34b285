"""The rules on wording as staff keep them."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from disclosures.wording.kinds import Category, Kind, Level
from disclosures.wording.querysets import FIELDS, WordingRuleQuerySet
from disclosures.wording.rules import Rule, names_of, problems


class WordingRule(models.Model):
    """A word that should not stand in what is published, or names that stand in a fixed order."""

    kind = models.CharField("规则类型", max_length=8, choices=Kind, default=Kind.TERM)
    term = models.CharField(
        "词语",
        max_length=500,
        help_text="要查出的词语，至少两个字；全角半角、大小写、字间空格不影响查找。"
        "“先后顺序”类型的规则按规定顺序写姓名，用顿号隔开",
    )
    level = models.CharField(
        "级别",
        max_length=12,
        choices=Level,
        default=Level.CONFIRM,
        help_text="禁止：不能提交；需确认：核对确认以后才能提交；提示：只作提醒",
    )
    category = models.CharField("类别", max_length=12, choices=Category, default=Category.OTHER)
    suggestion = models.CharField("建议写法", max_length=200, blank=True)
    exceptions = ArrayField(
        models.CharField(max_length=100),
        verbose_name="例外",
        default=list,
        blank=True,
        help_text="含有这个词语但不算错的更长的词语，每行一个",
    )
    note = models.CharField("说明、依据", max_length=500, blank=True)
    is_active = models.BooleanField("启用", default=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = WordingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "用语规则"
        ordering = ["category", "term"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "term"],
                name="wording_rule_once_for_each_term",
                violation_error_message="这个词语已经有规则，请修改原有的规则",
            ),
        ]

    def __str__(self) -> str:
        return self.term

    def as_rule(self) -> Rule:
        values = {field: getattr(self, field) for field in FIELDS}
        return Rule(**{**values, "exceptions": tuple(self.exceptions)})

    def clean(self):
        self.term = self.term.strip()
        if self.kind == Kind.ORDER:
            self.term = "、".join(names_of(self.term))
        if found := problems(self.as_rule()):
            raise ValidationError(found)
