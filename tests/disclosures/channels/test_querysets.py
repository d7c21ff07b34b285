"""Which channels are offered, what the public is told, and the figure of each kind of channel."""

from datetime import date

import pytest

from disclosures.channels.actions import add_dissemination
from disclosures.channels.models import Channel, Dissemination
from disclosures.documents.models import Document
from tests.making import NOW, WAYS, do, make_document

DAY = date(2018, 5, 28)
# An archived row is a version: its record is the visible one.
HIDDEN = [state for state in WAYS if state not in ("published", "archived")]
YEAR = (date(2018, 1, 1), date(2019, 1, 1))


def carry(office, document, *channels, on=DAY):
    for channel in channels:
        add_dissemination(document, channel, carried_on=on, by=office.editor, at=NOW)


def items_on(kind, start=YEAR[0], end=YEAR[1]):
    return Dissemination.objects.items_on(kind, start, end)


def test_channels_of_the_node_and_of_those_above_it_are_offered(office, unit, channel, foreign):
    own = Channel.objects.create(organisation=unit, kind="notice_board", name="处务公开栏")
    Channel.objects.create(organisation=unit, kind="radio", name="旧广播", is_active=False)
    of_unit = make_document(office, organisation=unit)
    of_bureau = make_document(office)
    assert set(Channel.objects.open_to(of_unit)) == {own, channel}
    assert set(Channel.objects.open_to(of_bureau)) == {channel}


@pytest.mark.parametrize("state", HIDDEN)
def test_the_public_is_told_nothing_of_a_record_that_is_not_visible(office, channel, state):
    document = make_document(office, state)
    carry(office, document, channel)
    assert Dissemination.objects.of(document).count() == 1
    assert not Dissemination.objects.shown_with(document).exists()
    assert items_on("newspaper") == 0


def test_a_version_tells_nothing_whatever_its_record_does(office, channel):
    version = make_document(office, "archived")
    carry(office, version, channel)
    assert not Dissemination.objects.shown_with(version).exists()
    assert Dissemination.objects.shown_with(version.revision_of).count() == 1


def test_the_public_is_told_of_a_visible_record_in_one_query(
    office, channel, account, django_assert_num_queries
):
    document = make_document(office, "published")
    carry(office, document, channel, account)
    with django_assert_num_queries(1):
        shown = [str(one) for one in Dissemination.objects.shown_with(document)]
    assert shown == ["章原日报（2018-05-28）", "章原交通（2018-05-28）"]


def test_one_item_on_several_channels_and_days_is_one_item(office, channel, bureau):
    evening = Channel.objects.create(organisation=bureau, kind="newspaper", name="章原晚报")
    document = make_document(office, "published")
    carry(office, document, channel, evening)
    carry(office, document, channel, on=date(2018, 5, 29))
    carry(office, make_document(office, "published"), channel)
    assert items_on("newspaper") == 2
    assert items_on("wechat") == 0


def test_the_day_decides_and_the_end_is_outside(office, channel):
    carry(office, make_document(office, "published"), channel)
    assert items_on("newspaper", DAY, date(2018, 5, 29)) == 1
    assert items_on("newspaper", date(2018, 1, 1), DAY) == 0
    assert items_on("newspaper", date(2018, 5, 29), YEAR[1]) == 0


def test_an_item_that_is_withdrawn_is_counted_no_more(office, channel):
    document = make_document(office, "published")
    carry(office, document, channel)
    assert items_on("newspaper") == 1
    do(document, "withdraw", by=office.publisher)
    assert items_on("newspaper") == 0


def test_the_figure_can_be_asked_of_one_body(office, unit, channel):
    carry(office, make_document(office, "published", organisation=unit), channel)
    carry(office, make_document(office, "published"), channel)
    of_unit = Dissemination.objects.of_any(Document.objects.within(unit))
    assert of_unit.items_on("newspaper", *YEAR) == 1


def test_the_figure_asks_the_same_number_of_questions_however_many_there_are(
    office, channel, django_assert_num_queries
):
    for _ in range(3):
        carry(office, make_document(office, "published"), channel)
    items_on("newspaper")
    with django_assert_num_queries(1):
        assert items_on("newspaper") == 3
