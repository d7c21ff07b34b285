"""The clocks of a public concern: hours that run day and night, met, due or late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from disclosures.responses.deadlines import clocks_of
from disclosures.responses.kinds import Severity
from disclosures.rooms.deadlines import Standing, worst

# A Saturday evening: the clock knows no working days.
FOUND = datetime(2018, 6, 2, 22, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def after(hours, minutes=0):
    return FOUND + timedelta(hours=hours, minutes=minutes)


def clocks(severity=Severity.ORDINARY, *, at, responded_at=None, briefed_at=None):
    done = {"responded_at": responded_at, "briefed_at": briefed_at}
    return clocks_of(severity, found_at=FOUND, done=done, at=at)


@pytest.mark.parametrize(
    ("responded_at", "at", "expected"),
    [
        (None, after(48), Standing.DUE),
        (None, after(48, 1), Standing.LATE),
        (after(48), after(99), Standing.MET),
        (after(48, 1), after(99), Standing.MET_LATE),
    ],
)
def test_an_ordinary_concern_is_answered_within_48_hours(responded_at, at, expected):
    (clock,) = clocks(at=at, responded_at=responded_at)
    assert (clock.standing, clock.due_on) == (expected, after(48))
    assert "48小时，国办发〔2016〕61号" in clock.words and "2018-06-04 22:00" in clock.words


def test_a_serious_emergency_has_5_hours_for_information_and_24_for_the_press():
    information, press = clocks(Severity.MAJOR, at=after(6), responded_at=after(4))
    assert (information.standing, information.due_on) == (Standing.MET, after(5))
    assert (press.standing, press.due_on) == (Standing.DUE, after(24))
    assert "5小时，国办发〔2016〕80号" in information.words and "新闻发布会" in press.words
    assert worst([information, press]) == Standing.DUE


def test_as_a_whole_it_stands_as_its_worst_clock():
    both = clocks(Severity.MAJOR, at=after(30), responded_at=after(5, 1), briefed_at=after(24))
    assert [clock.standing for clock in both] == [Standing.MET_LATE, Standing.MET]
    assert worst(both) == Standing.MET_LATE
    assert worst(clocks(Severity.MAJOR, at=after(25), responded_at=after(1))) == Standing.LATE
    assert worst([]) is None


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (after(3), "剩余45小时"),
        (after(47, 20), "剩余40分钟"),
        (after(48, 5), "已超期5分钟"),
        (after(73), "已超期25小时"),
    ],
)
def test_what_is_left_is_told_in_hours_and_the_last_of_it_in_minutes(at, words):
    assert clocks(at=at)[0].words.endswith(words)


def test_there_is_no_clock_before_it_is_said_when_it_was_found():
    assert clocks_of(Severity.MAJOR, found_at=None, done={}, at=FOUND) == []
    assert clocks_of("", found_at=FOUND, done={}, at=FOUND) == []
