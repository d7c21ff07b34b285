"""Forms of interpretation, and where a duty to interpret stands, as data."""

from django.db.models import TextChoices


class InterpretationForm(TextChoices):
    TEXT = "text", "文字解读"
    PICTURE = "picture", "图解"
    AUDIO = "audio", "音频"
    VIDEO = "video", "视频"
    QUESTIONS = "questions", "问答"
    EXPERT = "expert", "专家解读"
    LEADER = "leader", "领导解读"


class Standing(TextChoices):
    """A normative document and its interpretation."""

    LATE = "late", "已超期"
    DUE = "due", "待解读"
    UNKNOWN = "unknown", "尚不能计算"
    MET_LATE = "met_late", "逾期发布解读"
    MET = "met", "已解读"
    WAIVED = "waived", "无需解读"
