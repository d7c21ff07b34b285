"""Forms of interpretation, as data."""

from django.db.models import TextChoices


class InterpretationForm(TextChoices):
    TEXT = "text", "文字解读"
    PICTURE = "picture", "图解"
    AUDIO = "audio", "音频"
    VIDEO = "video", "视频"
    QUESTIONS = "questions", "问答"
    EXPERT = "expert", "专家解读"
    LEADER = "leader", "领导解读"
