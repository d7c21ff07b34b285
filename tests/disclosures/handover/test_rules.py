"""What may go on a delivery list, and when a list may be handed over."""

from datetime import date
from types import SimpleNamespace

import pytest

from disclosures.handover.rules import problems_before_hand_over, refusal_to_take

TODAY = date(2018, 6, 1)
PUBLIC = SimpleNamespace(is_visible=True, organisation_id=1, title="甲")
HIDDEN = SimpleNamespace(is_visible=False, organisation_id=1, title="乙")


def a_list(handed_over_on=None):
    return SimpleNamespace(
        is_handed_over=handed_over_on is not None,
        handed_over_on=handed_over_on,
        receiver="市档案馆",
        batch="2018年第1批",
    )


def refusal(document=PUBLIC, other=None):
    return refusal_to_take(document, organisation_ids={1, 2}, other=other)


def test_a_public_document_of_the_body_that_was_not_delivered_is_taken():
    assert refusal() == ""


@pytest.mark.parametrize(
    ("document", "other", "why"),
    [
        (HIDDEN, None, "不是向社会公开的信息"),
        (SimpleNamespace(is_visible=True, organisation_id=3), None, "不属于移送单位"),
        (PUBLIC, a_list(date(2018, 5, 2)), "已于2018-05-02移送市档案馆（2018年第1批）"),
        (PUBLIC, a_list(), "已列入2018年第1批，尚未移送"),
    ],
)
def test_everything_else_is_refused_with_its_reason(document, other, why):
    assert refusal(document, other) == why


def problems(documents=(PUBLIC,), **said):
    complete = {"handed_over_on": TODAY, "handed_by": "王小明", "received_by": "李馆员"}
    return problems_before_hand_over(documents, today=TODAY, **{**complete, **said})


def test_a_complete_list_may_be_handed_over_today():
    assert problems() == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"documents": []}, "清单是空的"),
        ({"documents": [PUBLIC, HIDDEN]}, "以下信息已不再公开，请先移出清单：“乙”"),
        ({"handed_over_on": date(2018, 6, 2)}, "移送日期不能晚于今天，移送以后再登记"),
        ({"handed_by": " "}, "请填写移送人"),
        ({"received_by": ""}, "请填写接收人"),
    ],
)
def test_what_is_missing_is_named(said, why):
    assert problems(**said) == [why]
