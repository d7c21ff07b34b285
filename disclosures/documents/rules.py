"""Rules of a document's metadata: document numbers, dates, and what looks wrong. Pure."""

import re
import unicodedata
from datetime import date

ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
# 机关代字〔年〕顺序号: brackets become 〔〕, no 第, no leading zeros (GB/T 9704).
NUMBERED = re.compile(
    r"^(?P<organ>\D*?)[\[（(【〈﹝〔](?P<year>\d{4})年?[\]）)】〉﹞〕]第?0*(?P<serial>\d+)号?$"
)
YEAR = re.compile(r"〔(\d{4})〕")


def normalise_number(text: str) -> str:
    """A document number as it should be printed: 朝交发〔2018〕12号.

    Numbers of another form (国务院令第711号) keep it; spaces, zero-width characters and full-width
    digits go in all of them.
    """
    text = unicodedata.normalize("NFKC", text.translate(ZERO_WIDTH))
    text = "".join(text.split())
    if found := NUMBERED.match(text):
        return f"{found['organ']}〔{found['year']}〕{found['serial']}号"
    return text


def year_in(number: str) -> int | None:
    """The year that a document number carries in its brackets."""
    found = YEAR.search(number)
    return int(found[1]) if found else None


def warnings(
    *,
    document_number: str,
    made_on: date | None,
    published_on: date | None = None,
    effective_on: date | None = None,
) -> list[str]:
    """What disagrees, as sentences. Warnings only: real papers carry such faults."""
    found = []
    year = year_in(document_number)
    if year and made_on and year != made_on.year:
        found.append(f"发文字号的年份（{year}）与成文日期（{made_on}）不一致，请核对")
    if made_on and published_on and published_on < made_on:
        found.append(f"发布日期（{published_on}）早于成文日期（{made_on}），请核对")
    if made_on and effective_on and effective_on < made_on:
        found.append(f"施行日期（{effective_on}）早于成文日期（{made_on}），请核对")
    return found
