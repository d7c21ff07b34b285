"""How applications come in: numbers without gaps, days of receipt, the person apart."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.statute.models import WorkingYear
from requests_app import identity
from requests_app.actions import look_at_identity
from requests_app.intake import earlier_of
from requests_app.models import Applicant, Application
from tests.making import make_user
from tests.requests_app.making import (
    AT,
    IDENTITY,
    RECEIVED,
    at,
    make_application,
    make_case,
    make_online,
)


def test_an_online_application_is_confirmed_by_its_automatic_receipt(bureau):
    case, code = make_online()
    assert (case.number, case.state, case.received_on) == ("SQ2024-00001", "registered", RECEIVED)
    assert identity.query_code_matches(case.query_code_hash, case.number, code)
    assert code not in case.query_code_hash
    assert case.due_on == date(2024, 7, 2)


def test_where_the_office_wants_it_both_sides_confirm_first(bureau, settings):
    settings.ONLINE_RECEIPT_CONFIRMS = False
    case, _ = make_online()
    assert (case.state, case.received_on, case.due_on) == ("unconfirmed", None, None)


def test_one_sheet_sent_twice_is_one_application_with_one_receipt(bureau):
    first, again = make_online("same"), make_online("same")
    assert first == again
    assert make_online("other")[0].number == "SQ2024-00002"


@pytest.mark.parametrize(
    ("channel", "mail", "year", "state"),
    [
        ("in_person", False, 2024, "registered"),
        ("oral", False, 2024, "registered"),
        ("post", False, 2024, "registered"),
        ("post", True, 2024, "unconfirmed"),
        ("fax", False, 2024, "unconfirmed"),
        ("online", False, 2024, "unconfirmed"),
        ("online", False, 2018, "registered"),
        ("fax", False, 2018, "unconfirmed"),
    ],
)
def test_the_day_of_receipt_goes_by_channel_and_regime(counter, channel, mail, year, state):
    day = RECEIVED.replace(year=year)
    what = {"channel": channel, "is_ordinary_mail": mail, "submitted_on": day}
    assert make_application(counter.clerk, **what).state == state


def test_numbers_are_sealed_hashed_and_never_plain(counter):
    case = make_case(counter)
    person = Applicant.objects.get(application=case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(a)::text FROM requests_app_applicant a")
        assert IDENTITY not in cursor.fetchone()[0]
    assert identity.unseal(person.identity_sealed) == IDENTITY
    assert list(earlier_of(case)) == []
    other = make_case(counter, person={"identity": IDENTITY.lower() + " "})
    assert list(earlier_of(other)) == [case]


def test_without_a_number_an_application_is_taken_all_the_same(counter):
    case = make_case(counter, person={"identity": ""})
    assert case.applicant.identity_hash == "" and list(earlier_of(case)) == []


def test_each_look_at_a_number_is_told_with_its_reason(counter):
    case = make_case(counter)
    with pytest.raises(NotAllowed, match="理由"):
        look_at_identity(case, reason=" ", by=counter.clerk, at=AT)
    with pytest.raises(NotAllowed, match="没有查看"):
        look_at_identity(case, reason="核对", by=counter.head, at=AT)
    seen = look_at_identity(case, reason="核对身份", by=counter.clerk, at=at(RECEIVED, 16))
    assert seen == {"applicant": IDENTITY, "agent": ""}
    last = history_of(case).last()
    assert (last.label, last.remark, last.by) == ("查看身份证明", "核对身份", counter.clerk)
    assert not any(IDENTITY in f"{e.remark}{e.changes}" for e in history_of(case))


def test_the_key_is_changed_without_losing_a_number(counter):
    case = make_case(counter)
    hashed = case.applicant.identity_hash
    old = identity.key_file().read_text().splitlines()
    call_command("rotate_identity_key", "--forget")
    new = identity.key_file().read_text().splitlines()
    assert old[0] not in new and old[1] in new and len(new) == 2
    person = Applicant.objects.get(application=case)
    assert identity.unseal(person.identity_sealed) == IDENTITY
    assert identity.identity_hash(IDENTITY) == hashed
    assert identity.key_file().stat().st_mode & 0o077 == 0


def test_without_its_key_a_number_stays_closed(counter, settings, tmp_path):
    case = make_case(counter)
    settings.IDENTITY_KEY_FILE = str(tmp_path / "another")
    with pytest.raises(identity.KeyMissing):
        identity.unseal(case.applicant.identity_sealed)


def test_a_changed_calendar_moves_the_last_day_and_tells_it(counter):
    case = make_case(counter)
    year = WorkingYear.objects.get(year=2024)
    year.days_off = [*year.days_off, date(2024, 6, 5)]
    year.save()
    case.refresh_from_db()
    assert case.due_on == date(2024, 7, 3)
    last = history_of(case).last()
    assert (last.verb, last.remark) == ("recompute", "2024-07-02 → 2024-07-03")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_have_distinct_consecutive_numbers(bureau):
    start = threading.Barrier(8)

    def send(worker):
        start.wait()
        try:
            return [make_online(f"{worker}-{n}")[0].number for n in range(25)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(n for found in pool.map(send, range(8)) for n in found)
    assert numbers == [f"SQ2024-{n:05d}" for n in range(1, 201)]
    assert Application.objects.count() == 200


def test_only_clerks_enter_applications(counter):
    with pytest.raises(NotAllowed, match="没有登记"):
        make_application(counter.head)
    make_user("nobody")
