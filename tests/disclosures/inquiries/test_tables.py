"""Numbers by month and channel: nothing is lost between the cells and the sums."""

from hypothesis import given
from hypothesis import strategies as st

from disclosures.inquiries.kinds import Channel
from disclosures.inquiries.tables import month_table

KEYS = st.tuples(st.integers(1, 12), st.sampled_from([*Channel.values, ""]))


def test_only_channels_that_have_any_get_a_column():
    head, january, *_, total = month_table({(1, "12328"): 3, (2, "minxin"): 2})
    assert head == {"head": True, "cells": ["月份", "民心网", "12328", "合计"]}
    assert january == {"head": False, "cells": ["1月", 0, 3, 3]}
    assert total == {"head": False, "cells": ["全年", 2, 3, 5]}


@given(st.dictionaries(KEYS, st.integers(1, 500)))
def test_sums_agree_in_both_directions(counts):
    head, *months, total = month_table(counts)
    assert len(months) == 12
    assert all(len(row["cells"]) == len(head["cells"]) for row in (*months, total))
    assert sum(row["cells"][-1] for row in months) == sum(counts.values()) == total["cells"][-1]
    assert sum(total["cells"][1:-1]) == total["cells"][-1]
