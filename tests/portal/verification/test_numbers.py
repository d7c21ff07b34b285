"""Numbers without gaps: missing, foreign and repeated ones are faults, older patterns are not."""

import pytest

from disclosures.documents.models import Document
from disclosures.publishing.models import NumberSeries
from portal.verification import numbers
from tests.making import make_document


@pytest.fixture
def documents(office):
    return [make_document(office, "published") for _ in range(3)]


def renumber(document, number):
    Document.objects.filter(pk=document.pk).update(index_number=number)


def test_a_series_without_gaps_is_sound(documents):
    found = numbers.index_numbers()
    assert found.is_sound and found.counted == "3 个，1 个序列，连续且不重复"


def test_a_number_that_was_given_and_nobody_holds_is_a_fault(documents):
    NumberSeries.objects.update(last=4)
    assert numbers.index_numbers().problems == ["jtj/2018-00004 已取号而没有信息使用"]


def test_a_number_that_nobody_was_given_is_a_fault(documents):
    renumber(documents[1], "jtj/2018-00009")
    assert numbers.index_numbers().problems == [
        "jtj/2018-00009 不是按序列取得的",
        "jtj/2018-00002 已取号而没有信息使用",
    ]


def test_numbers_of_an_earlier_pattern_stand_for_those_of_today(documents, settings):
    settings.INDEX_NUMBER_PATTERN = "{code}({year}){serial}"
    assert numbers.index_numbers().is_sound
    renumber(documents[1], "jtj(2018)1")
    assert numbers.index_numbers().is_sound
    NumberSeries.objects.update(last=4)
    assert numbers.index_numbers().problems


def test_a_repeated_number_is_a_fault(documents, monkeypatch):
    """The database refuses it; were the constraint gone, it would be seen."""
    repeated = ["jtj/2018-00001", *(f"jtj/2018-0000{n}" for n in (1, 2, 3))]
    monkeypatch.setattr(numbers, "_held", lambda model: repeated)
    assert "有重复的索引号" in numbers.index_numbers().problems[0]


def test_delivery_lists_count_on_from_one(bureau, db):
    NumberSeries.objects.create(name=f"delivery:{bureau.pk}:2018", last=1)
    [problem] = numbers.delivery_numbers().problems
    assert "移送批次不连续" in problem
