"""Kinds of event, and where a public consultation stands, as data."""

from django.db.models import TextChoices


class EventKind(TextChoices):
    PRESS_CONFERENCE = "press_conference", "新闻发布会"
    LIVE_HOTLINE = "live_hotline", "利民热线直播"
    INTERVIEW = "interview", "在线访谈"
    OPEN_DAY = "open_day", "政府开放日"
    HEARING = "hearing", "听证"
    CONSULTATION = "consultation", "意见征集"


class Standing(TextChoices):
    """A consultation on a day."""

    COMING = "coming", "未开始"
    OPEN = "open", "征集中"
    CLOSED = "closed", "已结束"
    ANSWERED = "answered", "已反馈"


# What the office says of one opinion; what it did not take up in full needs the reason.
TAKEN_UP, IN_PART, NOT_TAKEN_UP = ADOPTIONS = ("采纳", "部分采纳", "未采纳")
