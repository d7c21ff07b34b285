"""How much a reader on a poor line has to fetch for one page of the demonstration."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.every_page import every_page

MOST = 60_000  # bytes, compressed, of the page with its styles and scripts
ASSET = re.compile(r'(?:href|src)="/static/([^"]+)"')
ELSEWHERE = re.compile(
    r'<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?//[^"]*"'
)
SAYS_WHERE_IT_IS = ('rel="canonical"', 'rel="alternate"')


@pytest.fixture
def pages(demonstration):
    """Address → HTML."""
    browser = Client()
    addresses = sum(every_page(browser).values(), [])
    return {address: browser.get(address).content.decode() for address in addresses}


def weight(html) -> int:
    files = {Path(finders.find(name)).read_bytes() for name in ASSET.findall(html)}
    return sum(len(gzip.compress(piece)) for piece in (html.encode(), *files))


def test_every_page_weighs_little(pages):
    assert len(pages) > 50
    heavy = {address: weight(html) for address, html in pages.items() if weight(html) > MOST}
    assert heavy == {}


def test_no_page_fetches_anything_from_elsewhere(pages):
    fetched = {
        address: found
        for address, html in pages.items()
        if (
            found := [
                tag
                for tag in ELSEWHERE.findall(html)
                if not any(s in tag for s in SAYS_WHERE_IT_IS)
            ]
        )
    }
    assert fetched == {}
