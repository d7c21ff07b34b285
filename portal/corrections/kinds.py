"""What kinds of error are reported, and what becomes of a report."""

from django.db.models import TextChoices


class ErrorKind(TextChoices):
    CONTENT = "content", "内容有误"
    WORDING = "wording", "错别字"
    LINK = "link", "链接或者附件打不开"
    OUTDATED = "outdated", "信息没有及时更新"
    DISPLAY = "display", "页面显示或者使用不便"
    OTHER = "other", "其他"


class Outcome(TextChoices):
    CORRECTED = "corrected", "已改正"
    NO_ERROR = "no_error", "经核实无误"
    PASSED_ON = "passed_on", "已转有关单位"
