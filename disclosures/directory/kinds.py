"""Groups of officials, and roles in the leading group for disclosure, as data."""

from django.db.models import TextChoices

from disclosures.channels.kinds import ChannelKind


class Rank(TextChoices):
    LEADER = "leader", "局领导"
    MIDDLE = "middle", "中层干部"
    WINDOW = "window", "窗口工作人员"


class GroupRole(TextChoices):
    """In the leading group for disclosure (信息公开领导小组) and its office."""

    HEAD = "head", "组长"
    DEPUTY = "deputy", "副组长"
    MEMBER = "member", "成员"
    OFFICE_HEAD = "office_head", "办公室主任"
    OFFICE_MEMBER = "office_member", "办公室成员"


# 条例第二十三条: where information is published beside the portal. Boards and places are listed
# with the reading places, with their addresses.
MEDIA = (
    *(ChannelKind.GAZETTE, ChannelKind.WEBSITE, ChannelKind.NEWSPAPER, ChannelKind.TELEVISION),
    *(ChannelKind.RADIO, ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.APP),
)
