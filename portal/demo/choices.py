"""Repeatable choices: the same text always gives the same picks, numbers and place names."""

import re
from zlib import crc32

COUNTIES = ("北票市", "凌源市", "朝阳县", "建平县", "喀左县", "龙城区", "双塔区")
ROADS = ("国道101线", "国道305线", "国道306线", "省道锦朝线", "省道凌绥线")
RANGE = re.compile(r"\{(\d+)-(\d+)\}")


class Choice:
    """A stream of picks seeded by a text; not for secrets."""

    def __init__(self, seed_text):
        self._state = crc32(seed_text.encode())

    def below(self, limit):
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return (self._state >> 8) % limit  # the low bits of such a stream repeat too soon

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(min(count, len(rest)))]

    def fill(self, text, title=""):
        """Put numbers and places into a sentence; a place that the title names comes first."""
        text = RANGE.sub(lambda found: str(self.between(int(found[1]), int(found[2]))), text)
        text = text.replace("{县}", named_in(title, COUNTIES) or self.one(COUNTIES))
        if "{另一路}" in text:
            text = text.replace("{另一路}", self.one([road for road in ROADS if road not in title]))
        return text.replace("{路}", named_in(title, ROADS) or self.one(ROADS))


def named_in(title, names):
    return next((name for name in names if name in title), None)
