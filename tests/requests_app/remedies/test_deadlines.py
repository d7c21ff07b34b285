"""Our time to answer a remedy, by its kind and the day of the notice, and its lamp."""

from datetime import date

import pytest

from disclosures.statute.working_days import load_published
from requests_app.remedies.deadlines import defence_due_on, standing
from requests_app.remedies.kinds import RemedyKind
from requests_app.rules import Lamp

CALENDAR = load_published()
# 2024-06-10 is the Dragon Boat holiday.
VECTORS = [
    ("rc", date(2024, 6, 3), False, date(2024, 6, 18)),  # 10 working days
    ("rc", date(2024, 6, 3), True, date(2024, 6, 11)),  # 5, simplified
    ("ld", date(2024, 6, 3), False, date(2024, 6, 18)),  # 15 days
    ("lr", date(2024, 2, 1), False, date(2024, 2, 16)),
    ("rc", date(2023, 12, 29), False, None),  # another text of the law
    ("appeal", date(2024, 6, 3), False, None),
    ("plaint", date(2024, 6, 3), False, None),
    ("rc", None, False, None),
    ("rc", date(2099, 6, 3), False, None),  # no calendar: never guessed
]


@pytest.mark.parametrize(("kind", "notified_on", "simplified", "due_on"), VECTORS)
def test_the_last_day_of_our_answer(kind, notified_on, simplified, due_on):
    found = defence_due_on(RemedyKind(kind), notified_on, CALENDAR, simplified=simplified)
    assert found == due_on


LAMPS = [
    ({}, date(2024, 6, 10), Lamp.RUNNING),
    ({}, date(2024, 6, 15), Lamp.SOON),
    ({}, date(2024, 6, 18), Lamp.SOON),
    ({}, date(2024, 6, 19), Lamp.LATE),
    ({"answered_on": date(2024, 6, 18)}, date(2024, 7, 1), Lamp.DONE),
    ({"answered_on": date(2024, 6, 19)}, date(2024, 7, 1), Lamp.DONE_LATE),
    ({"decided_on": date(2024, 6, 17)}, date(2024, 7, 1), Lamp.DONE),
    ({"notified_on": None}, date(2024, 7, 1), Lamp.WAITING),
    ({"notified_on": date(2023, 6, 1)}, date(2024, 7, 1), Lamp.UNKNOWN),
]


@pytest.mark.parametrize(("changes", "today", "lamp"), LAMPS)
def test_the_lamp_of_a_review_is_a_colour_and_words(changes, today, lamp):
    days = {"notified_on": date(2024, 6, 3), "answered_on": None, "decided_on": None, **changes}
    found = standing(RemedyKind.REVIEW, **days, today=today, calendar=CALENDAR)
    assert found.lamp == lamp
    assert found.words
