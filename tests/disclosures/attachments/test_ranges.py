"""Parts of a file: one range is answered, nonsense is ignored, what lies outside is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.attachments.ranges import OutOfRange, asked_part


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-99", (0, 100)),
        ("bytes=10-", (10, 90)),
        ("bytes=90-500", (90, 10)),
        ("bytes=-10", (90, 10)),
        ("bytes=-500", (0, 100)),
        ("bytes = 5 - 9", (5, 5)),
    ],
)
def test_one_range_is_that_part(header, part):
    assert asked_part(header, 100) == part


@pytest.mark.parametrize(
    "header",
    ["", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=²-", "x" * 9999],
)
def test_nonsense_and_several_ranges_are_the_whole_file(header):
    assert asked_part(header, 100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0", f"bytes={10**18}-"])
def test_what_lies_outside_is_refused(header):
    with pytest.raises(OutOfRange):
        asked_part(header, 100)


@given(st.text(alphabet="bytes=-0123456789, ", max_size=40), st.integers(1, 1000))
def test_any_part_lies_inside_the_file(header, size):
    try:
        part = asked_part(header, size)
    except OutOfRange:
        return
    assert part is None or (part[0] >= 0 and part[1] > 0 and sum(part) <= size)
