"""The pages of the admin over the demonstration, found by following its links."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
NUMBER = re.compile(r"\d+")
START = "/admin/"
LEFT_OUT = ("logout", "jsi18n", "second-factor-leave", "no-shortcut")


def kind_of(address) -> tuple | None:
    """Addresses that differ in their record alone are of one kind; None is no page of the admin."""
    path = urlsplit(address).path
    try:
        found = resolve(path)
    except Resolver404:
        return None
    if "admin" not in found.app_names or found.url_name in LEFT_OUT:
        return None
    said = (value for name, value in sorted(found.kwargs.items()) if not NUMBER.search(str(value)))
    return (found.url_name, *map(str, said))


def every_admin_page(browser, most=1000) -> list[str]:
    """An address of each kind that answers the browser with a page."""
    waiting, seen, found = deque([START]), {kind_of(START)}, []
    while waiting and len(found) < most:
        address = waiting.popleft()
        answer = browser.get(address)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        found.append(address)
        for link in LINK.findall(answer.content.decode()):
            target = urljoin(address, unescape(link))
            kind = kind_of(target) if target.startswith("/") else None
            if kind and kind not in seen:
                seen.add(kind)
                waiting.append(target)
    return found
