"""Kinds of service item, and the places where one is handled, as data."""

from django.db.models import TextChoices


class ServiceKind(TextChoices):
    LICENCE = "licence", "行政许可"
    CONFIRMATION = "confirmation", "行政确认"
    PUBLIC_SERVICE = "public_service", "公共服务"
    REWARD = "reward", "行政奖励"
    RULING = "ruling", "行政裁决"
    OTHER = "other", "其他行政权力"


class Window(TextChoices):
    """Each counter is the yes-or-no field of an item with the same name."""

    HALL = "at_hall", "大厅交通窗口"
    SUBCENTRE = "at_subcentre", "交通运输分中心"
