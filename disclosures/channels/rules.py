"""What the register of channels accepts. Pure: today comes in."""

import re

WEB_ADDRESS = r"^https?://[^\s/]"
NOT_A_WEB_ADDRESS = "网址要以 http:// 或者 https:// 开头"


def is_web_address(url: str) -> bool:
    """Whether a reader may be led there: a script or a file of this machine is no channel."""
    return re.match(WEB_ADDRESS, url, re.IGNORECASE) is not None


def problems(carried_on, url: str, *, today) -> list[str]:
    """Why an entry can't be kept, as sentences. What was not carried yet is no fact yet."""
    found = []
    if carried_on > today:
        found.append("发布日期不能晚于今天，发布以后再登记")
    if url and not is_web_address(url):
        found.append(NOT_A_WEB_ADDRESS)
    return found
