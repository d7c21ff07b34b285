"""Numbers of a year by month and channel as a small table. Pure."""

from collections.abc import Mapping

from disclosures.inquiries.kinds import Channel

MONTHS = range(1, 13)


def month_table(counts: Mapping[tuple[int, str], int]) -> list[dict]:
    """Rows of (head or not, cells) from (month, channel) → number: a column for each channel that
    has any, a row for each month, sums at both ends."""
    channels = [channel for channel in Channel if any(key[1] == channel for key in counts)]
    unsaid = [""] if any(key[1] == "" for key in counts) else []
    columns = [*channels, *unsaid]
    labels = [*(channel.label for channel in channels), *("未注明" for _ in unsaid)]
    rows = [{"head": True, "cells": ["月份", *labels, "合计"]}]
    for month in MONTHS:
        numbers = [counts.get((month, column), 0) for column in columns]
        rows.append({"head": False, "cells": [f"{month}月", *numbers, sum(numbers)]})
    sums = [sum(counts.get((month, column), 0) for month in MONTHS) for column in columns]
    return [*rows, {"head": False, "cells": ["全年", *sums, sum(sums)]}]
