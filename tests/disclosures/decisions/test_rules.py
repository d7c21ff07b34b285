"""Natural persons are masked wherever they are named; penalties are shown for a time."""

from datetime import date

import pytest

from disclosures.decisions.rules import (
    doubtful_files,
    is_masked,
    problems_of_display,
    problems_of_party,
    without_name,
)


def test_the_name_of_a_natural_person_is_masked_in_every_text():
    texts = {"title": "对示例一的处罚", "matter": "示例一超限行驶", "result": "罚款"}
    assert without_name(texts, party_kind="natural", party="示例一") == {
        "party": "示**",
        "title": "对示**的处罚",
        "matter": "示**超限行驶",
    }


@pytest.mark.parametrize(("kind", "party"), [("legal", "示例公司"), ("natural", "示**")])
def test_bodies_and_what_is_masked_stay_as_they_are(kind, party):
    assert without_name({"title": f"对{party}"}, party_kind=kind, party=party) == {}


@pytest.mark.parametrize(
    ("party", "shown", "text", "told"),
    [
        ("示例一*", "示**", "示例一超限", "示**超限"),
        ("*示例一", "示**", "示例一超限", "示**超限"),
        ("示例一（*）", "示**", "示例一超限", "示**超限"),
        ("示*一", "示*", "超限", None),
        ("示 例一", "示**", "示例一、示\u3000例一超限", "示**、示**超限"),
        ("示例一、范例二", "示**、范**", "示例一伙同范例二", "示**伙同范**"),
        ("示例一，范**", "示**、范**", "示例一伙同范**", "示**伙同范**"),
        ("示例一等3人", "示**等3人", "示例一等3人超限", "示**等3人超限"),
        ("示例·样本", "示**", "示例·样本超限", "示**超限"),
        ("示某某", "示**", "示某某超限", "示**超限"),
    ],
)
def test_no_way_of_writing_a_name_keeps_it(party, shown, text, told):
    changed = without_name({"matter": text}, party_kind="natural", party=party)
    assert (changed["party"], changed.get("matter")) == (shown, told)
    assert is_masked(changed["party"])
    assert problems_of_party(party_kind="natural", party=party, credit_code="")


@pytest.mark.parametrize("party", ["", "示*", "示**", "***", "示**、范*", "示**等三人"])
def test_what_tells_the_surname_alone_is_masked(party):
    assert problems_of_party(party_kind="natural", party=party, credit_code="") == []


def test_a_party_of_no_kind_is_refused_because_nobody_would_mask_it():
    assert problems_of_party(party_kind="", party="示例一", credit_code="")
    assert problems_of_party(party_kind="", party="", credit_code="") == []


def test_a_full_name_or_a_credit_code_of_a_person_is_refused():
    told = problems_of_party(party_kind="natural", party="示例一", credit_code="9121")
    assert len(told) == 2
    assert problems_of_party(party_kind="legal", party="示例公司", credit_code="9121") == []


@pytest.mark.parametrize(
    ("kind", "decided_on", "until", "why"),
    [
        ("penalty", date(2024, 5, 6), None, "2029-05-06"),
        ("penalty", date(2024, 5, 6), date(2024, 5, 5), "早于决定日期"),
        ("penalty", date(2018, 5, 6), None, ""),
        ("licence", date(2024, 5, 6), None, ""),
    ],
)
def test_a_penalty_needs_the_end_of_its_display(kind, decided_on, until, why):
    told = problems_of_display(
        kind=kind, party_kind="legal", decided_on=decided_on, display_until=until
    )
    assert why in "".join(told) and bool(told) == bool(why)


def test_a_file_that_may_be_named_after_a_person_is_pointed_out():
    files = ["示例一处罚决定书.pdf", "处罚决定书.pdf", "李某.pdf"]

    def told(party, kind="natural"):
        return [words[3:6] for words in doubtful_files(party_kind=kind, party=party, files=files)]

    assert told("示**") == ["示例一"]
    assert told("示**、李*等三人") == ["示例一", "李某."]
    assert told("**") == told("示例公司", "legal") == []
