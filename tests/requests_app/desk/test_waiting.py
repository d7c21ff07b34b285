"""The counters of the start page: each opens the list of exactly the cases that it counts."""

from datetime import date

import pytest
from django.utils import timezone

from disclosures.statute.models import WorkingYear
from disclosures.templatetags.desk import waiting_for as lines_of
from requests_app.desk.waiting import WAITING, waiting_for
from requests_app.models import Application
from requests_app.states import State
from tests.requests_app.making import at, do, make_case

KIND = "政府信息公开申请"


def on(monkeypatch, day):
    monkeypatch.setattr(timezone, "now", lambda: at(day))


@pytest.fixture
def full_desk(counter):
    for state in State:
        make_case(counter, state)
    make_case(counter, "consulting")
    Application.objects.filter(state="in_handling").update(handler=None)
    return counter


@pytest.mark.parametrize("day", [date(2024, 6, 4), date(2024, 6, 25), date(2024, 7, 8)])
def test_every_counter_opens_the_list_that_it_counts(full_desk, client, monkeypatch, day):
    on(monkeypatch, day)
    seen = set()
    for person in (full_desk.clerk, full_desk.head):
        client.force_login(person)
        lines = lines_of(person)
        for line in [*lines["busy"], *lines["idle"]]:
            if line["kind"] != KIND:
                continue
            found = client.get(line["url"]).context["cl"]
            assert len(found.result_list) == line["number"], line
            seen.add(line["label"])
    assert seen == {one.label for one in WAITING.values()}


def test_what_is_overdue_soon_due_and_unassigned_is_told_apart(full_desk, monkeypatch):
    numbers = {
        day: {name: found.count() for name, found in waiting_for(full_desk.clerk, day).items()}
        for day in (date(2024, 6, 24), date(2024, 6, 25), date(2024, 7, 3))
    }
    early, soon, late = numbers.values()
    assert (early["overdue"], early["due_soon"]) == (0, 0)
    assert soon["due_soon"] == 4 and soon["overdue"] == 0  # the last day is 2 July
    assert late["overdue"] == 4 and late["unassigned"] == 1 and late["unconfirmed"] == 1
    assert late["awaiting_others"] == 4


def test_an_application_unconfirmed_for_over_a_working_day_is_an_alarm(full_desk):
    for day, number in ((date(2024, 6, 4), 0), (date(2024, 6, 5), 1)):
        assert waiting_for(full_desk.clerk, day)["long_unconfirmed"].count() == number


def test_a_changed_calendar_lists_each_case_that_it_moved(counter):
    case, other = make_case(counter), make_case(counter, "answered")
    make_case(counter, "awaiting_supplement")
    year = WorkingYear.objects.get(year=2024)
    year.days_off = [*year.days_off, date(2024, 6, 20)]
    year.save()
    moved = waiting_for(counter.clerk, date(2024, 6, 4))["moved"]
    assert list(moved) == [case] and moved.get().due_on == date(2024, 7, 3)
    assert other not in moved


def test_nobody_counts_the_cases_of_others(full_desk, sibling):
    from tests.making import make_user

    other = make_user("other", role="依申请公开经办人", organisation=sibling)
    assert {found.count() for found in waiting_for(other, date(2024, 7, 3)).values()} == {0}
    assert waiting_for(make_user("nobody"), date(2024, 7, 3)) == {}


def test_mine_are_those_that_i_handle(counter):
    case = make_case(counter)
    do(case, "assign", counter, handler=counter.clerk)
    assert list(waiting_for(counter.clerk, date(2024, 6, 4))["mine"]) == [case]
    assert "mine" not in waiting_for(counter.head, date(2024, 6, 4))


def test_what_is_answered_waits_for_the_archive_until_it_is_there(counter):
    ended = [make_case(counter, state) for state in ("answered", "closed", "withdrawn")]
    archived = make_case(counter, "archived")
    make_case(counter)
    found = waiting_for(counter.clerk, date(2024, 6, 4))["to_archive"]
    assert set(found) == set(ended) and archived not in found


def test_the_head_reads_which_cases_are_due_for_sealing(counter, settings):
    case = make_case(counter, "archived")
    make_case(counter, "closed")
    for day, due in ((date(2034, 6, 3), []), (date(2034, 6, 4), [case])):
        assert list(waiting_for(counter.head, day)["kept_long_enough"]) == due
    settings.APPLICANT_RETENTION_YEARS = 20
    assert not waiting_for(counter.head, date(2034, 6, 4))["kept_long_enough"]
