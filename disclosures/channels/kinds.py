"""Kinds of channel as data: 条例第二十三条 (media), 第二十四条 (websites), 第二十五条 (places)."""

from django.db.models import TextChoices


class ChannelKind(TextChoices):
    WEBSITE = "website", "政府网站"
    GAZETTE = "gazette", "政府公报"
    PRESS_CONFERENCE = "press_conference", "新闻发布会"
    NEWSPAPER = "newspaper", "报纸"
    TELEVISION = "television", "电视"
    RADIO = "radio", "广播"
    WECHAT = "wechat", "微信"
    WEIBO = "weibo", "微博"
    APP = "app", "客户端"
    NOTICE_BOARD = "notice_board", "公告栏"
    READING_PLACE = "reading_place", "查阅场所"
    OTHER = "other", "其他"
