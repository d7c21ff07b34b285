"""Which items a year, a counter and a code have."""

from datetime import date

import pytest

from disclosures.publishing.errors import NotAllowed
from disclosures.services.models import ServiceItem
from tests.making import do, make_item, make_version, publish_version
from tests.rooms import service

pytestmark = pytest.mark.django_db


def make_service(office, state="published", **fields):
    return make_item(
        ServiceItem, office, state, **{"title": "客运许可", **service(office), **fields}
    )


def test_a_year_has_the_items_entered_from_its_first_to_its_last_day(office):
    days = [date(2017, 12, 31), date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1)]
    items = [make_service(office, entered_on=day) for day in days]
    assert set(ServiceItem.objects.entered_in(2018)) == set(items[1:3])


def test_an_item_may_be_handled_at_both_counters(office):
    hall = make_service(office)
    both = make_service(office, at_subcentre=True)
    assert set(ServiceItem.objects.at_window("at_hall")) == {hall, both}
    assert list(ServiceItem.objects.at_window("at_subcentre")) == [both]


def test_nothing_is_of_no_code(office):
    make_item(ServiceItem, office, title="草稿")
    assert not ServiceItem.objects.of_code("").exists()


def test_two_items_of_a_body_never_share_a_code(office, unit):
    first = make_service(office, code="2113-1")
    with pytest.raises(NotAllowed, match="已用于“客运许可”"):
        make_service(office, "submitted", code="2113-1")
    assert make_service(office, code="2113-1", organisation=unit).is_visible
    newer = publish_version(office, first, title="客运许可（修订）")
    assert newer.code == "2113-1"


@pytest.mark.parametrize("state", ["draft", "discarded", "withdrawn"])
def test_drafts_and_what_is_withdrawn_leave_the_code_free(office, state):
    make_service(office, state, code="2113-1")
    item = make_service(office, code="2113-1")
    assert item.is_visible
    version = make_version(office, item, fee="收费")
    assert do(version, "submit", by=office.editor).state == "submitted"
