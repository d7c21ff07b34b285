"""Exact matches first, then the ways of being nearly so; synonyms; choices with counts."""

import pytest

from portal.search.asking import Choices
from portal.search.models import FruitlessQuery, Synonym
from portal.search.query import search
from portal.search.suggesting import suggest
from tests.making import LATER, NOW, make_document


def publish(office, title, body="<p>正文。</p>", **fields):
    return make_document(office, "published", title=title, body=body, **fields)


def hits(query, **options):
    return [(hit.title, hit.match) for hit in search(query, **options).hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"公路养护"', ["公路养护通知"]),
        ("公路 -养护", ["公路建设通知"]),
        ("养护|建设", ["公路养护通知", "公路建设通知"]),
    ],
)
def test_the_signs_of_the_query_language_mean_what_they_say(office, query, found):
    publish(office, "公路养护通知", at=LATER)
    publish(office, "公路建设通知", at=NOW)
    publish(office, "路公护养", at=NOW)
    assert [title for title, match in hits(query) if match == "exact"] == found


@pytest.mark.parametrize(
    ("query", "title", "body"),
    [
        ("双随机一公开", "通知", "<p>推行“双随机、一公开”监管。</p>"),
        ("放管服", "通知", "<p>深化“放、管、服”改革。</p>"),
        ("道路、桥梁养护", "通知", "<p>道路桥梁养护。</p>"),
        ("刑诉法", "刑事诉讼法", "<p>正文。</p>"),
        ("优化营商还境", "优化营商环境条例", "<p>正文。</p>"),
        ("优化营环境", "优化营商环境条例", "<p>正文。</p>"),
        ("优化营商商环境", "优化营商环境条例", "<p>正文。</p>"),
        ("优化商营环境", "优化营商环境条例", "<p>正文。</p>"),
    ],
)
def test_what_nearly_matches_comes_as_relaxed_and_is_not_in_the_total(office, query, title, body):
    publish(office, title, body)
    publish(office, "无关", "<p>别的内容。</p>")
    results = search(query)
    assert (results.total, results.relaxed_total) == (0, 1)
    assert hits(query) == [(title, "relaxed")]


def test_exact_matches_come_before_relaxed_ones_over_the_pages(office):
    publish(office, "甲", "<p>双随机、一公开</p>", at=LATER)
    publish(office, "乙", "<p>双随机一公开</p>", at=NOW)
    assert hits("双随机一公开") == [("乙", "exact"), ("甲", "relaxed")]
    assert hits("双随机一公开", limit=1, offset=1) == [("甲", "relaxed")]
    assert hits("双随机一公开", limit=1, offset=2) == []


def test_a_bridge_is_found_where_the_pair_stands_elsewhere_too(office):
    publish(office, "通知", "<p>双随机、一公开。手机一部。</p>")
    assert hits("双随机一公开") == [("通知", "relaxed")]


def test_a_quoted_query_is_answered_to_the_letter(office):
    publish(office, "通知", "<p>双随机、一公开</p>")
    assert hits('"双随机一公开"') == []


def test_a_synonym_of_the_staff_finds_what_it_stands_for(office):
    Synonym.objects.create(short="村村通", full="农村公路建设")
    publish(office, "通知", "<p>加快农村公路建设。</p>")
    assert hits("村村通") == [("通知", "relaxed")]


def test_a_word_spelled_out_finds_the_word_first(office):
    publish(office, "劳与动的争和议", at=LATER)
    publish(office, "通知", "<p>劳动争议处理</p>", at=NOW)
    assert [title for title, _ in hits("劳 动 争 议")] == ["通知", "劳与动的争和议"]


def test_a_law_in_force_stands_before_a_repealed_one(office):
    options = {"kind": "rules", "issuing_organ": "局", "made_on": "2018-05-01"}
    publish(office, "养护管理办法（旧）", validity="repealed", at=LATER, **options)
    publish(office, "养护管理办法（新）", validity="in_force", at=NOW, **options)
    assert [title for title, _ in hits("养护管理办法")][0] == "养护管理办法（新）"


def test_the_choices_beside_the_results_count_what_they_would_leave(office):
    publish(office, "养护一", kind="news", section="a20-1")
    publish(office, "养护二", kind="news", section="a20-10")
    publish(
        office, "养护三", kind="other", section="a20-10", issuing_organ="局", made_on="2018-05-01"
    )
    facets = search("养护", facets=True).facets
    assert facets["subkind"] == {"news": 2, "other": 1}
    assert facets["section"] == {"a20-1": 1, "a20-10": 2}
    assert facets["year"] == {2018: 3}
    narrowed = search("养护", choices=Choices(subkind="news"), facets=True)
    assert narrowed.total == 2
    assert narrowed.facets["section"] == {"a20-1": 1, "a20-10": 1}


def test_the_page_narrows_by_its_choices_and_lets_go_of_them(citizen, office):
    publish(office, "养护一", kind="news")
    publish(office, "养护二", kind="other", issuing_organ="局", made_on="2018-05-01")
    page = citizen.get("/search/", {"q": "养护", "kind": "news"}).content.decode()
    assert "养护</mark>一" in page
    assert "养护</mark>二" not in page
    assert 'href="?q=%E5%85%BB%E6%8A%A4"' in page


def test_suggestions_are_titles_that_hold_what_was_typed(office, citizen):
    publish(office, "公路养护管理办法")
    make_document(office, "draft", title="公路养护草稿")
    assert suggest("公路养") == ["公路养护管理办法"]
    assert suggest("公") == []
    answer = citizen.get("/api/v1/suggest", {"q": "养护"}).json()
    assert answer == {"titles": ["公路养护管理办法"]}


def test_a_query_in_vain_is_kept_for_staff_without_personal_data(citizen, office, settings):
    for query in ("鱼塘补贴", "鱼塘补贴", "张三 13800138000", "长" * 80):
        citizen.get("/search/", {"q": query})
    assert list(FruitlessQuery.objects.values_list("text", "times")) == [("鱼塘补贴", 2)]
    settings.KEEP_FRUITLESS_QUERIES = False
    citizen.get("/search/", {"q": "另一个"})
    assert FruitlessQuery.objects.count() == 1


def test_many_hits_are_walked_titles_first_and_the_total_says_about(office, monkeypatch):
    monkeypatch.setattr("portal.search.query.COUNTED", 3)
    for n in range(4):
        publish(office, f"通知{n}", "<p>公路养护</p>")
    publish(office, "公路养护办法", at=NOW)
    results = search("养护", limit=10)
    assert not results.total_is_exact
    assert results.hits[0].title == "公路养护办法"
    assert {hit.title for hit in results.hits[1:]} == {f"通知{n}" for n in range(4)}
    pages = [search("养护", limit=2, offset=o).hits for o in (0, 2, 4)]
    assert [h.title for page in pages for h in page] == [hit.title for hit in results.hits]


def test_too_slow_a_search_answers_with_titles_and_says_so(office, monkeypatch, citizen):
    from django.db import OperationalError

    def slow(*args):
        raise OperationalError("canceling statement due to statement timeout")

    publish(office, "公路养护办法")
    publish(office, "通知", "<p>公路养护</p>")
    monkeypatch.setattr("portal.search.query._answer", slow)
    results = search("养护")
    assert results.is_partial
    assert [hit.title for hit in results.hits] == ["公路养护办法"]
    assert "用时太长" in citizen.get("/search/", {"q": "养护"}).content.decode()


@pytest.mark.parametrize(
    "query", ["153号", "〔2018〕153号", "章交发2018 153", "章交发2018153", "章交发2018年153号"]
)
def test_a_part_of_a_number_finds_the_document_that_bears_it(office, query):
    publish(office, "通知甲", document_number="章交发〔2018〕153号", at=LATER)
    publish(office, "通知乙", document_number="章交发〔2018〕1530号", at=NOW)
    publish(office, "通知丙", document_number="章交发〔2018〕1153号", at=NOW)
    assert [title for title, _ in hits(query)] == ["通知甲"]


def test_a_part_of_an_index_number_finds_its_record(office):
    document = publish(office, "通知甲")
    publish(office, "通知乙")
    assert hits(document.index_number[2:]) == [("通知甲", "relaxed")]


def test_only_unwanted_words_are_no_question(office, citizen):
    assert "请至少写一个要找的词" in citizen.get("/search/", {"q": "-养护"}).content.decode()


def test_a_search_narrowed_to_nothing_shows_the_way_back(office, citizen):
    publish(office, "养护通知")
    page = citizen.get("/search/", {"q": "养护", "year": "2016"}).content.decode()
    assert 'href="?q=%E5%85%BB%E6%8A%A4"' in page


def test_a_page_beyond_the_last_leads_to_the_first(office, citizen):
    publish(office, "养护通知")
    answer = citizen.get("/search/", {"q": "养护", "page": "9"})
    assert (answer.status_code, answer["Location"]) == (302, "/search/?q=%E5%85%BB%E6%8A%A4")
