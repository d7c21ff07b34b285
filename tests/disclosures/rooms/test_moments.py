"""Instants in forms and sheets: to the minute, in the portal's zone, never a day alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from disclosures.exchange.rules import CellRefused
from disclosures.rooms.columns import Moment
from disclosures.rooms.forms import MomentField

AT = datetime(2018, 6, 1, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SPELLINGS = [
    *("2018-06-01 09:30", "2018/6/1 9:30", "2018年6月1日 9:30", "2018-06-01 09:30:45"),
    *("2018年6月1日 9时30分", "2018-06-01 09：30"),
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_an_instant_is_read_as_people_write_it(text):
    assert MomentField().clean(text) == AT
    assert Moment().read(text) == AT


@pytest.mark.parametrize("text", ["2018-06-01", "明天上午", "2018-13-01 09:30"])
def test_a_day_without_its_hour_is_refused(text):
    with pytest.raises(ValidationError, match="请写出日期和时间"):
        MomentField().clean(text)
    with pytest.raises(CellRefused, match="请写出日期和时间"):
        Moment().read(text)


def test_a_cell_of_a_sheet_is_read_back_as_it_was_written():
    assert Moment().read(Moment().write(AT)) == AT
    assert Moment().read(datetime(2018, 6, 1, 9, 30)) == AT
    assert Moment().read(datetime(2018, 6, 1)) == AT.replace(hour=0, minute=0)
    assert (Moment().read(""), Moment().write(None), Moment().show(None)) == (None, "", "（空）")
