"""The guide as people read it, and its way to and from the list of powers."""

import pytest

from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from tests.making import make_item
from tests.rooms import power, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(office):
    said = {**service(office), "code": "2113-7", "times_on_site": 0, "promised_days": 0}
    return make_item(ServiceItem, office, "published", title="客运许可", **said)


def test_the_guide_says_how_long_how_often_and_where_in_words(citizen, item):
    page = citizen.get(item.get_absolute_url()).content.decode()
    for words in (
        "20个工作日",
        "当场办结",
        "不用到现场",
        "大厅交通窗口",
        "不收费",
        "2018年4月20日",
    ):
        assert words in page
    assert "<dd>交通运输分中心" not in page


def test_a_power_and_the_item_of_its_code_lead_to_each_other(citizen, office, item):
    same = {**power(office), "code": "2113-7", "category": "licence"}
    mine = make_item(PowerItem, office, "published", title="客运许可权", **same)
    make_item(PowerItem, office, title="起草中的权力", **same)
    other = make_item(PowerItem, office, "published", title="超限处罚", **power(office))
    guide = citizen.get(item.get_absolute_url()).content.decode()
    assert mine.get_absolute_url() in guide and "起草中的权力" not in guide
    assert other.get_absolute_url() not in guide
    assert item.get_absolute_url() in citizen.get(mine.get_absolute_url()).content.decode()
    assert "办事指南" not in citizen.get(other.get_absolute_url()).content.decode()


def test_the_list_is_narrowed_to_one_counter_and_one_kind(citizen, office, item):
    said = {**service(office), "at_hall": False, "at_subcentre": True, "kind": "confirmation"}
    make_item(ServiceItem, office, "published", title="年度审验", **said)
    for query, found, hidden in [
        ("window=at_hall", "客运许可", "年度审验"),
        ("window=at_subcentre", "年度审验", "客运许可"),
        ("kind=confirmation", "年度审验", "客运许可"),
    ]:
        page = citizen.get(f"/services/?{query}").content.decode()
        assert found in page and hidden not in page, query
