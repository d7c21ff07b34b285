"""The items of the catalogue: the basic one that a new portal has, its words, whom to ask."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from disclosures.catalogue.actions import ensure_catalogue
from disclosures.catalogue.kinds import INSPECTED, Frequency
from disclosures.catalogue.models import CatalogueItem
from disclosures.catalogue.querysets import updates_by_section
from disclosures.documents.models import Section
from tests.making import LATER, NOW, make_document, make_organisation, publish_version
from tests.rooms import ROOMS

DECISION, PROJECT = (next(r for r in ROOMS if r.name == name) for name in ("decision", "project"))


@pytest.fixture
def item(bureau):
    return CatalogueItem.objects.select_related("organisation").get(section__code="a20-1")


def test_a_new_portal_has_an_item_for_each_statutory_column_in_the_hosts_name(bureau):
    items = CatalogueItem.objects.select_related("section", "organisation")
    assert len(items) == 15 + 7
    for item in items:
        assert item.organisation == bureau
        assert (item.content, item.basis) == (item.section.content, item.section.basis)


@pytest.mark.parametrize(
    ("code", "days", "words"),
    [
        ("a20-1", 20, "自形成或者变更之日起20个工作日内（《条例》第二十六条）"),
        ("a20-5", None, "行政许可决定自作出之日起7个工作日内（国办发〔2018〕118号）"),
        ("a20-6", None, "行政处罚决定自作出之日起7个工作日内（国办发〔2018〕118号）"),
        ("a20-7", None, "自批准（批复）之日起20日内（《预算法》第十四条）"),
    ],
)
def test_the_time_limits_are_those_of_the_law(db, code, days, words):
    item = CatalogueItem.objects.get(section__code=code)
    assert item.term_working_days == days and words in item.time_limit_in_words


def test_budgets_fees_procurement_and_statistics_are_yearly_and_all_else_as_it_arises(db):
    yearly = CatalogueItem.objects.exclude(frequency=Frequency.AS_IT_ARISES)
    assert {item.section.code for item in yearly} == {"a20-4", "a20-7", "a20-8", "a20-9"}


def test_what_staff_have_made_of_the_catalogue_is_not_written_over(db):
    CatalogueItem.objects.exclude(section__code="a20-1").delete()
    ensure_catalogue()
    assert CatalogueItem.objects.count() == 1


def test_the_inspected_columns_are_columns_of_the_catalogue(db):
    assert set(INSPECTED) <= set(Section.objects.values_list("code", flat=True))


def test_a_limit_in_working_days_is_written_out(item):
    item.time_limit, item.term_working_days = "", 7
    assert item.time_limit_in_words == "自形成或者变更之日起7个工作日内"


def test_an_item_has_a_time_limit_in_words_or_in_days(item):
    item.time_limit, item.term_working_days = "", None
    with pytest.raises(ValidationError, match="请填写公开时限"):
        item.full_clean()
    with pytest.raises(IntegrityError):
        item.save()


def test_no_limit_is_of_no_days(item):
    item.term_working_days = 0
    with pytest.raises(ValidationError, match="大于0"):
        item.full_clean()


def test_who_is_asked_by_telephone_is_the_section_or_else_the_body_above_it(item, bureau):
    item.organisation = make_organisation("fgk", name="法规科", parent=bureau)
    assert item.phone_to_ask == ""
    bureau.phone = "0421-1"
    assert item.phone_to_ask == "0421-1"
    item.organisation.phone = "0421-2"
    assert item.phone_to_ask == "0421-2"


def test_only_what_the_public_sees_is_counted_in_a_column(office):
    for state in ("draft", "approved", "scheduled", "withdrawn", "published"):
        make_document(office, state)
    make_document(office, "published", at=LATER)
    make_document(office, "approved", section="a20-2")
    (update,) = updates_by_section().values()
    assert (update.count, update.last_on) == (2, LATER.date())


def test_a_new_version_renews_its_column(office):
    document = make_document(office, "published", at=NOW)
    later = NOW.replace(year=2020)
    publish_version(office, document, at=later)
    (update,) = updates_by_section().values()
    assert (update.count, update.last_on) == (1, later.date())


def on_shelves():
    """Code of each column that holds anything → what it says."""
    codes = dict(Section.objects.values_list("pk", "code"))
    return {codes[section]: update for section, update in updates_by_section().items()}


def test_public_decisions_and_projects_renew_the_columns_that_they_belong_to(office):
    make_document(office, "published", section="a20-6")
    DECISION.make(office, kind="penalty", at=LATER)
    DECISION.make(office, kind="coercion")
    DECISION.make(office, "withdrawn", kind="licence")
    PROJECT.make(office, "draft", procurement="open")
    PROJECT.make(office, kind="public_welfare", procurement="inquiry")
    found = on_shelves()
    assert set(found) == {"a20-6", "a20-9", "a21-3"}
    shown = found["a20-6"]
    assert (shown.count, shown.documents, shown.last_on) == (3, 1, LATER.date())
    assert [(part.label, part.list_name, part.query) for part in shown.parts] == [
        ("行政处罚", "decision-list", "?kind=penalty"),
        ("行政强制", "decision-list", "?kind=coercion"),
    ]
    assert [part.list_name for part in found["a20-9"].parts] == ["procurement-list"]


def test_every_shelf_is_in_a_column_and_its_list_shows_what_it_counts(office, citizen):
    for room in ROOMS:
        codes = {shelf.section for shelf in room.model.SHELVES}
        assert codes <= set(Section.objects.values_list("code", flat=True))
        for shelf in room.model.SHELVES:
            room.model.objects.visible().filter(**shelf.where).exists()  # its fields are there
    DECISION.make(office, kind="inspection", title="随机抽查结果")
    (part,) = on_shelves()["a20-13"].parts
    page = citizen.get(reverse(part.list_name) + part.query)
    assert "随机抽查结果" in page.content.decode()
