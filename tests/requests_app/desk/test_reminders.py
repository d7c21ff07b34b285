"""Reminders: on the set days, to those in charge, once a day, and never who applied."""

from datetime import date

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from disclosures.publishing.history import history_of
from requests_app.desk.reminders import due_on, send
from tests.requests_app.making import PERSON, at, make_case

THREE_LEFT = date(2024, 6, 27)  # the last day is Tuesday, 2 July


@pytest.fixture
def office(counter):
    for person in (counter.clerk, counter.head):
        person.email = f"{person.username}@example.org"
        person.save()
    return counter


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 6, 24), 0),  # six working days left
        (date(2024, 6, 25), 1),
        (date(2024, 6, 26), 0),
        (THREE_LEFT, 1),
        (date(2024, 6, 29), 0),  # a Saturday
        (date(2024, 7, 2), 1),
        (date(2024, 7, 3), 1),  # late: every working day
    ],
)
def test_mails_go_out_on_the_set_days(office, day, number):
    make_case(office)
    make_case(office, "answered")
    make_case(office, "awaiting_supplement")
    assert len(send(at=at(day))) == number == len(mail.outbox)


def test_a_mail_goes_to_clerk_and_head_and_names_nobody(office):
    case = make_case(office)
    send(at=at(THREE_LEFT))
    sent = mail.outbox[0]
    assert sorted(sent.to) == ["clerk@example.org", "head@example.org"]
    assert case.number in sent.subject and "剩余3个工作日" in sent.subject
    for datum in (PERSON["name"], PERSON["phone"], case.description):
        assert datum not in sent.body + sent.subject
    assert "催办" in history_of(case).values_list("label", flat=True)


def test_a_second_run_of_the_day_writes_nothing(office, monkeypatch, capsys):
    make_case(office)
    monkeypatch.setattr(timezone, "now", lambda: at(THREE_LEFT))
    call_command("send_reminders")
    call_command("send_reminders")
    assert capsys.readouterr().out.splitlines() == ["已提醒1件申请", "已提醒0件申请"]
    assert len(mail.outbox) == 1


def test_what_is_unconfirmed_for_over_a_working_day_is_told(office):
    make_case(office, "unconfirmed")
    assert not due_on(date(2024, 6, 4))
    assert "没有双方确认" in due_on(date(2024, 6, 5))[0].words


def test_without_addresses_nothing_is_told_as_sent(counter):
    case = make_case(counter)
    assert send(at=at(THREE_LEFT)) == []
    assert not history_of(case).filter(verb="remind").exists()
