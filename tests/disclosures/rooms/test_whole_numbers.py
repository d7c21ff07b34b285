"""Cells with whole numbers: days, times, places in an order."""

import pytest

from disclosures.exchange.rules import CellRefused
from disclosures.rooms.columns import Whole


def test_a_number_is_read_as_it_stands_and_nought_is_a_number():
    assert [Whole().read(cell) for cell in ("20", " 0 ", 5, 5.0, "")] == [20, 0, 5, 5, None]
    assert Whole().write(0) == 0 and Whole().show(0) == "0"
    assert Whole().show(None) == "（空）"


@pytest.mark.parametrize("cell", ["二十", "1.5", "-3", "12345", "２０天", "²"])
def test_what_is_no_whole_number_is_refused(cell):
    with pytest.raises(CellRefused, match="应写整数"):
        Whole().read(cell)
