"""What becomes of a row of a spreadsheet. Pure."""

from django.db.models import TextChoices


class Result(TextChoices):
    REFUSED = "refused", "未导入"
    NEW = "new", "新增"
    CHANGED = "changed", "有变化"
    UNCHANGED = "unchanged", "无变化"
