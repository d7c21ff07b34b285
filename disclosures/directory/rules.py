"""Who holds a post on a day. Pure.

The first and the last day are days in the post; a day that is not written down bounds nothing.
"""

from datetime import date


def is_holding(held_from: date | None, held_until: date | None, *, on: date) -> bool:
    """querysets.holding(on), asked of one record."""
    return (held_from is None or held_from <= on) and (held_until is None or on <= held_until)


def problems_of_period(held_from: date | None, held_until: date | None) -> list[str]:
    if held_from and held_until and held_until < held_from:
        return ["离任日期早于任职日期，请核对"]
    return []
