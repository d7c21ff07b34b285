"""What followed the year changes nothing of the year, and every title in the stories is there."""

from datetime import date

import pytest

from portal.demo.documents import demo_documents
from portal.demo.outgoing import register_lines
from portal.demo.sequels import sequel_outlines
from portal.demo.topics import read
from portal.demo.uncounted import uncounted_outlines

# Keys are for ever: bookmarks, and a second run on a database that has them already.
KEPT = {
    "demo-2018-0001": ("关于下达2018年普通国省干线公路养护计划的通知", "朝公路发〔2018〕1号"),
    "demo-2018-0288": ("朝阳市交通局政府信息公开实施办法", "朝交发〔2018〕54号"),
    "demo-2018-0983": ("我市表彰十佳文明出租汽车驾驶员", ""),
    "demo-submitted-03": ("关于报送交通项目储备情况的通知", "朝交发〔2018〕60号"),
    "demo-later-14": ("国省干线春季养护早动手", ""),
}


@pytest.fixture(scope="module")
def by_title():
    return {document.title: document for document in demo_documents()}


def test_keys_and_numbers_stay(by_title):
    for key, (title, number) in KEPT.items():
        assert (by_title[title].key, by_title[title].document_number) == (key, number)


def test_sequels_are_later_than_all_that_was_numbered_before():
    last = max(outline.made_on for outline in uncounted_outlines())
    assert all(outline.made_on > last for outline in sequel_outlines())
    assert all(outline.published_on.year > 2018 for outline in sequel_outlines())


def test_a_change_of_validity_is_decided_and_replaced_by_what_was_public_by_then(by_title):
    for change in read("validity"):
        assert by_title[change["title"]].published_on < change["on"]
        for role in ("decided_by", "successor"):
            if role in change:
                other = by_title[change[role]]
                assert other.published_on <= change["on"] and other.state == "published"


def test_new_versions_change_something_that_is_there(by_title):
    for story in read("versions"):
        assert by_title[story["title"]].published_on < story["begun_on"]
        for old, new in story["replace"]:
            assert old in by_title[story["title"]].body and old != new


def test_channels_carried_what_was_public_on_that_day(by_title):
    for item in read("channels"):
        for _name, day in item["on"]:
            assert by_title[item["title"]].published_on <= day, item["title"]


def test_lines_of_the_register_fill_gaps_between_the_numbers_of_documents(by_title):
    lines = register_lines(by_title.values())
    numbers = [line["document_number"] for line in lines]
    assert len(set(numbers)) == len(numbers) == 153
    assert not {line["title"] for line in read("outgoing")} & set(by_title)
    series = {}
    for line in lines:
        name, _, serial = line["document_number"].partition("〕")
        series.setdefault(name, []).append((int(serial.rstrip("号")), line["made_on"]))
    for found in series.values():
        days = [day for _serial, day in sorted(found)]
        assert days == sorted(days)


def test_papers_that_are_not_public_say_why_or_are_late():
    lines = read("outgoing")
    assert {line["attribute"] for line in lines} == {"proactive", "on_request", "withheld"}
    assert all(line.get("ground") for line in lines if line["attribute"] != "proactive")
    late = [line for line in lines if line["attribute"] == "proactive" and "note" not in line]
    assert {line["made_on"].year for line in late} == {2018, 2019}
    assert all(line["made_on"] < date(2020, 1, 1) for line in lines)
