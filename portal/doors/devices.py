"""What a browser calls itself, in words that its owner recognises."""

import re

# The first that fits: many browsers name those they descend from as well.
BROWSERS = [
    ("微信", "MicroMessenger"),
    ("360 浏览器", r"QihooBrowser|360SE|360EE|QHBrowser"),
    ("QQ 浏览器", "QQBrowser"),
    ("Edge", "Edg"),
    ("Opera", r"OPR/"),
    ("Firefox", "Firefox/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", "Safari/"),
]
SYSTEMS = [
    ("鸿蒙", r"OpenHarmony|HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac", "Macintosh"),
    ("Linux（含统信、麒麟）", "Linux"),
]


def device_in_words(user_agent: str) -> str:
    """For example "Firefox，Windows"; what is not known is said so."""
    named = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return "，".join(name for name in named if name) or "未能识别的设备"


def _first(names, user_agent) -> str:
    return next((name for name, sign in names if re.search(sign, user_agent)), "")
