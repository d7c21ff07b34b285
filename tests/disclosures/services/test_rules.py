"""What must be right in a guide before it goes out: times and places."""

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.services.models import ServiceItem
from disclosures.services.rules import days_in_words, problems_of_days, problems_of_place
from tests.making import do, make_item
from tests.rooms import service


@pytest.mark.parametrize(
    ("legal", "promised", "is_right"),
    [(20, 20, True), (20, 5, True), (20, 0, True), (20, 21, False), (0, 1, False)],
)
def test_a_promise_is_never_longer_than_the_law_allows(legal, promised, is_right):
    assert (problems_of_days(legal, promised) == []) is is_right


def test_times_that_are_not_written_down_are_no_contradiction():
    assert problems_of_days(None, 5) == problems_of_days(5, None) == []


def test_whoever_applies_can_read_where():
    assert problems_of_place(windows=[], online_url="")
    assert not problems_of_place(windows=["大厅交通窗口"], online_url="")
    assert not problems_of_place(windows=[], online_url="https://example.gov.cn/")


def test_no_days_at_all_is_done_while_one_waits():
    assert (days_in_words(0), days_in_words(5)) == ("当场办结", "5个工作日")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"promised_days": 30}, "比法定时限"),
        ({"at_hall": False}, "在哪里办理"),
        ({"materials": []}, "还缺：申请材料"),
        ({"legal_days": None}, "还缺：法定时限"),
    ],
)
def test_a_guide_that_is_wrong_is_not_submitted(office, wrong, words):
    draft = make_item(ServiceItem, office, title="客运许可", **{**service(office), **wrong})
    with pytest.raises(NotAllowed, match=words):
        do(draft, "submit", by=office.editor)


@pytest.mark.django_db
def test_an_item_done_at_once_lacks_nothing(office):
    said = {**service(office), "promised_days": 0, "times_on_site": 0}
    assert make_item(ServiceItem, office, "published", title="换证", **said).is_visible
