"""What a wording rule can be: how strict, of which kind, in which category."""

from django.db.models import TextChoices


class Level(TextChoices):
    """From the strictest down; the order is used where two rules meet on the same words."""

    FORBIDDEN = "forbidden", "禁止"
    CONFIRM = "confirm", "需确认"
    HINT = "hint", "提示"


class Kind(TextChoices):
    TERM = "term", "词语"
    ORDER = "order", "先后顺序"


class Category(TextChoices):
    TYPO = "typo", "错别字"
    FORMER_NAME = "former_name", "机构旧称"
    LEADERS = "leaders", "领导人姓名职务排序"
    REGIONS = "regions", "涉港澳台用语"
    STYLE = "style", "公文用语"
    OTHER = "other", "其他"
