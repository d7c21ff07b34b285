"""The ledger of shortcomings: standing by day, who keeps it, who reads it, as a spreadsheet."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from disclosures.supervision.models import Shortcoming
from tests.making import signed_in

DUE = date(2019, 6, 30)


@pytest.fixture
def one(bureau):
    return Shortcoming.objects.create(
        organisation=bureau, year=2018, source="report", problem="=培训偏少", due_on=DUE
    )


@pytest.mark.parametrize(
    ("done_on", "day", "words"),
    [
        (None, DUE, "整改中"),
        (None, date(2019, 7, 1), "已超期"),
        (DUE, date(2020, 1, 1), "已完成"),
        (date(2019, 7, 1), date(2020, 1, 1), "逾期完成"),
    ],
)
def test_it_stands_by_its_day(one, done_on, day, words):
    one.done_on, one.result = done_on, "已整改" if done_on else ""
    one.save()
    assert one.standing_on(day) == words
    assert (one in Shortcoming.objects.overdue(day)) is (words == "已超期")


def test_what_is_done_says_how(one):
    with pytest.raises(IntegrityError), transaction.atomic():
        Shortcoming.objects.filter(pk=one.pk).update(done_on=DUE, result="")


def test_the_disclosure_office_keeps_it_and_others_read_it(office, one):
    url = reverse("admin:disclosures_shortcoming_changelist")
    add = reverse("admin:disclosures_shortcoming_add")
    assert signed_in(office.second_reviewer).get(add).status_code == 200
    assert signed_in(office.editor).get(add).status_code == 403
    assert "=培训偏少" in signed_in(office.editor).get(url).content.decode()


def test_another_body_does_not_see_it(neighbours, one):
    url = reverse("admin:disclosures_shortcoming_changelist")
    assert "培训偏少" not in signed_in(neighbours.second_reviewer).get(url).content.decode()


def test_the_spreadsheet_holds_the_ledger_and_nothing_in_it_executes(office, one):
    url = reverse("admin:disclosures_shortcoming_export", args=["csv"])
    answer = signed_in(office.editor).get(url)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=培训偏少" in text and "年度报告" in text


def test_no_public_page_speaks_of_it(citizen, one):
    for url in ("/", "/disclosures/", "/guide/", "/search/?q=培训偏少"):
        assert "=培训偏少" not in citizen.get(url).content.decode()
