"""Searching: what is found, in which order, and what is never found."""

import pytest

from portal.search import index
from portal.search.asking import Choices
from portal.search.language import UnusableQuery
from portal.search.models import SearchEntry
from portal.search.query import DATE, search
from portal.search.sources import SOURCES
from tests.making import LATER, NOW, do, make_document

DOCUMENTS = SOURCES["documents"]


def found(query, **options):
    return [hit.title for hit in search(query, **options).hits if hit.match == "exact"]


def titles(office, *names, **fields):
    return [make_document(office, "published", title=name, **fields) for name in names]


@pytest.mark.parametrize(
    "query", ["超限", "超", "限治", "货车超限治理", "货车 治理", "治理　货车", " 超限 "]
)
def test_a_record_is_found_by_any_piece_of_its_words(office, query):
    titles(office, "关于货车超限治理的通知", "春运保障方案")
    assert found(query) == ["关于货车超限治理的通知"]


@pytest.mark.parametrize("query", ["桥梁", "桥", "检测桥梁的安全", "安全 检测"])
def test_words_of_the_body_find_the_record(office, query):
    titles(office, "通知", body="<p>定期<b>检测桥梁</b>的安全。</p><p>请遵照执行。</p>")
    assert found(query) == ["通知"]


@pytest.mark.parametrize("query", ["strong", "class", "安全执行", "全。请"])
def test_neither_markup_nor_neighbours_across_paragraphs_are_words(office, query):
    titles(office, "通知", body='<p class="a"><strong>安全</strong></p><p>执行。请</p>')
    assert found(query) == []


def test_all_words_must_be_there(office):
    titles(office, "公路养护", "公路收费", "水路养护")
    assert found("公路 养护") == ["公路养护"]
    assert found("公路 航道") == []


def test_pairs_that_stand_apart_are_not_the_word(office):
    titles(office, "交通通知 通运 运输")
    assert found("交通运输") == []


@pytest.mark.parametrize(
    "query",
    [
        *("章交发〔2018〕12号", "章交发[2018]12号", "章交发（2018）12号", "章交发【2018】12号"),
        *("章交发 ［2018］ 12号", "章交发﹝２０１８﹞１２号"),
    ],
)
def test_a_document_number_is_found_in_every_style_of_bracket(office, query):
    titles(office, "有文号的通知", document_number="章交发〔2018〕12号")
    titles(office, "别的通知", document_number="章交发〔2018〕2号")
    assert found(query) == ["有文号的通知"]


def test_an_index_number_finds_its_record_as_the_search_box_promises(office):
    document, other = titles(office, "甲", "乙")
    assert found(document.index_number) == ["甲"]
    assert found(other.index_number) == ["乙"]


def test_a_part_of_a_document_number_finds_its_record(office):
    titles(office, "有文号的通知", document_number="章交发〔2018〕12号")
    assert found("章交发〔2018〕") == ["有文号的通知"]


def test_number_then_whole_title_then_words_in_the_title_then_the_rest(office):
    make_document(office, "published", title="养护", at=NOW)
    make_document(office, "published", title="无关", document_number="养护", at=NOW)
    make_document(office, "published", title="公路养护旧闻", at=NOW)
    make_document(office, "published", title="公路养护新闻", at=LATER)
    make_document(office, "published", title="其他", body="<p>养护</p>", at=LATER)
    order = ["无关", "养护", "公路养护新闻", "公路养护旧闻", "其他"]
    assert found("养护") == order


def test_by_date_the_newest_comes_first(office):
    for day in (3, 1, 2):
        body = f"<p>养护{day}</p>"
        make_document(office, "published", title=f"{day}日", body=body, at=NOW.replace(day=day))
    assert found("养护", sort=DATE) == ["3日", "2日", "1日"]


def test_pages_cover_the_whole_set_without_gap_or_repeat(office):
    made = {make_document(office, "published", title=f"养护{n}").pk for n in range(23)}
    for sort in ("relevance", DATE):
        keys = []
        for offset in range(0, 25, 5):
            page = search("养护", sort=sort, limit=5, offset=offset)
            assert page.total == 23
            keys += [hit.object_id for hit in page.hits]
        assert len(keys) == 23
        assert set(keys) == made


@pytest.mark.parametrize("at", [NOW.replace(month=1, day=1, hour=0), NOW.replace(month=12, day=31)])
def test_a_year_is_a_year_in_shanghai(office, at):
    make_document(office, "published", title="养护", at=at)
    years = [year for year in (2017, 2018, 2019) if found("养护", choices=Choices(year=year))]
    assert years == [2018]


# --- what cannot be searched for ----------------------------------------------------------------
@pytest.mark.parametrize("query", ["", "   ", "\u200b", "\u200b \ufeff"])
def test_an_empty_query_finds_nothing(office, query):
    titles(office, "通知")
    assert search(query).total == 0


@pytest.mark.parametrize(
    ("query", "sentence"), [("长" * 301, "太长"), ("a" * 10000, "太长"), ("词 " * 21, None)]
)
def test_too_long_a_query_is_refused_in_words(db, query, sentence):
    if sentence is None:  # the same word again is one word
        assert search(query).total == 0
    else:
        with pytest.raises(UnusableQuery, match=sentence):
            search(query)


def test_too_many_words_are_refused_in_words(db):
    with pytest.raises(UnusableQuery, match="太多"):
        search(" ".join(str(n) for n in range(21)))
    assert search(" ".join(str(n) for n in range(20))).total == 0


@pytest.mark.parametrize("query", ["%", "_", "\\", "'", '"', "; drop", "& | !", "((((", "*", "😀"])
def test_signs_are_letters_like_any_other(office, query):
    titles(office, "通知", f"含{query}的通知")
    assert found(query) == [f"含{query}的通知"]


# --- the index ----------------------------------------------------------------------------------
def rows():
    fields = [f.name for f in SearchEntry._meta.fields if f.name != "id"]
    return list(SearchEntry.objects.order_by("object_id").values_list(*fields))


def test_the_index_follows_publication_and_withdrawal(office):
    document = make_document(office, "approved", title="养护")
    assert found("养护") == []
    document = do(document, "publish", by=office.publisher)
    assert found("养护") == ["养护"]
    do(document, "withdraw", by=office.publisher)
    assert found("养护") == []
    assert not SearchEntry.objects.exists()


def test_a_rebuild_gives_the_same_index(office):
    titles(office, "公路养护", "G101 国道😀", document_number="章交发〔2018〕12号")
    make_document(office, "withdrawn")
    before = rows()
    SearchEntry.objects.all().delete()
    index.rebuild(batch=1)
    assert rows() == before


def test_a_rebuild_drops_what_is_stale_and_adds_what_is_missing(office):
    kept, missing = titles(office, "养护一", "养护二")
    hidden = make_document(office, "draft", title="养护三")
    SearchEntry.objects.get(object_id=missing.pk).delete()
    index.entry_for(DOCUMENTS, published_by_hand(hidden)).save()
    index.rebuild()
    assert {row.object_id for row in SearchEntry.objects.all()} == {kept.pk, missing.pk}


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "scheduled", "withdrawn"])
def test_a_stale_row_of_the_index_gives_nothing_away(office, state):
    document = make_document(office, state, title="机密养护")
    index.entry_for(DOCUMENTS, published_by_hand(document)).save()
    assert SearchEntry.objects.count() == 1
    assert search("养护").hits == []


def published_by_hand(document):
    """What a crash or a mistake might have left in the index."""
    document.first_published_at = NOW
    return document
