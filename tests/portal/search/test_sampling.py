"""Very many hits: number and facets from the sample, the page from the newest."""

import pytest

from portal.search import sampling
from portal.search.asking import Choices
from portal.search.models import SearchEntry, SearchSample
from portal.search.query import DATE, search
from portal.search.sampling import is_sampled, newest, rounded
from portal.search.suggesting import suggest
from tests.making import NOW, do, make_document


def publish(office, title, body="<p>正文。</p>", day=1, **fields):
    at = NOW.replace(day=day)
    return make_document(office, "published", title=title, body=body, at=at, **fields)


def titles(query, **options):
    return [hit.title for hit in search(query, **options).hits]


@pytest.fixture
def very_many(monkeypatch):
    """More than two hits are very many, and every entry is in the sample."""
    monkeypatch.setattr("portal.search.query.COUNTED", 2)
    monkeypatch.setattr("portal.search.query.VERIFIED", 2)
    monkeypatch.setattr("portal.search.sampling.SAMPLED", 1)


def test_the_sample_is_one_of_so_many_and_always_the_same():
    drawn = [key for key in range(32_000) if is_sampled("documents", key)]
    assert 900 < len(drawn) < 1100
    assert drawn == [key for key in range(32_000) if is_sampled("documents", key)]


@pytest.mark.parametrize(
    ("estimate", "said"), [(0, 0), (7.4, 7), (64, 64), (363_584, 360_000), (10_464, 10_000)]
)
def test_an_estimate_is_said_with_two_figures(estimate, said):
    assert rounded(estimate) == said


def test_the_sample_follows_publication_and_withdrawal(office, very_many):
    document = publish(office, "公路养护", kind="news")
    sample, entry = SearchSample.objects.get(), SearchEntry.objects.get()
    for field in SearchSample._meta.fields:
        if field.name != "entry":
            assert getattr(sample, field.name) == getattr(entry, field.name)
    do(document, "withdraw", by=office.publisher)
    assert not SearchSample.objects.exists()


@pytest.mark.parametrize("sort", ["relevance", DATE])
def test_very_many_hits_are_paged_without_gap_or_repeat(office, very_many, sort):
    for day in range(1, 13):
        publish(office, f"养护{day}" if day % 3 else f"通知{day}", "<p>公路养护</p>", day=day)
    results = search("养护", sort=sort, limit=20)
    assert (results.total, results.total_is_exact) == (12, False)
    order = [hit.title for hit in results.hits]
    pages = [titles("养护", sort=sort, limit=5, offset=offset) for offset in (0, 5, 10, 15)]
    assert sum(pages, []) == order
    assert len(set(order)) == 12


def test_of_very_many_own_number_and_whole_title_come_first_then_titles_newest_first(
    office, very_many
):
    publish(office, "别的", "<p>养护</p>", day=9)
    publish(office, "公路养护", day=3)
    publish(office, "桥梁养护", day=4)
    publish(office, "养护", day=2)
    publish(office, "无关", document_number="养护", day=1)
    assert titles("养护") == ["无关", "养护", "桥梁养护", "公路养护", "别的"]


def test_the_choices_of_very_many_count_what_the_sample_holds(office, very_many):
    for day in range(1, 4):
        publish(office, f"养护{day}", kind="news", day=day)
    publish(office, "养护", kind="other", issuing_organ="局", made_on="2018-05-01")
    results = search("养护", facets=True)
    assert results.facets["subkind"] == {"news": 3, "other": 1}
    assert results.facets["year"] == {2018: 4}
    narrowed = search("养护", choices=Choices(subkind="news"), facets=True)
    assert (narrowed.total, narrowed.facets["subkind"]) == (3, {"news": 3})


def test_of_very_many_candidates_only_those_that_hold_the_word_are_shown(office, very_many):
    for day in range(1, 7):
        publish(office, f"通知{day}", "<p>交通与通运，运输。</p>", day=day)
    publish(office, "交通运输通知", "<p>交通运输</p>", day=7)
    publish(office, "通知", "<p>交通运输</p>", day=8)
    results = search("交通运输")
    assert [hit.title for hit in results.hits] == ["交通运输通知", "通知"]
    assert (results.total, results.total_is_exact) == (2, False)
    assert results.facets == {}


def test_very_many_numbers_that_begin_so_are_counted_as_what_they_are(office, very_many):
    for day in range(1, 6):
        publish(office, f"通知{day}", document_number=f"章发〔2018〕{day}号", day=day)
    results = search("章发〔2018〕", limit=3)
    assert (results.total, results.total_is_exact) == (5, False)
    assert [hit.title for hit in results.hits] == ["通知5", "通知4", "通知3"]


def test_unwanted_words_stay_away_from_very_many(office, very_many):
    for day in range(1, 6):
        publish(office, f"养护{day}", "<p>公路桥梁。</p>" if day == 3 else "<p>公路。</p>", day=day)
    assert titles("养护 -公路桥梁") == ["养护5", "养护4", "养护2", "养护1"]


def test_suggestions_of_very_many_titles_are_from_the_newest(office, very_many, monkeypatch):
    monkeypatch.setattr("portal.search.suggesting.SUGGESTED_FROM", 2)
    for day in range(1, 5):
        publish(office, f"公路养护{day}", day=day)
    assert suggest("养护") == ["公路养护4", "公路养护3"]


def test_too_short_a_stretch_of_time_is_made_good(office, very_many, monkeypatch):
    for day in range(1, 21):
        publish(office, f"养护{day}", day=day)
    monkeypatch.setattr(sampling, "ceil", lambda expected: -1)  # the newest three, it says
    found = SearchEntry.objects.all()
    keys = newest(found, SearchSample.objects.all(), 0, 10)
    assert keys == list(found.order_by("-published_at", "-pk").values_list("pk", flat=True)[:10])
