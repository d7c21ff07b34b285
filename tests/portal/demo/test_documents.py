"""The demonstration's documents: what counts comes out exactly, and nothing repeats."""

import hashlib
import re
from collections import Counter
from datetime import date

import pytest

from disclosures.documents.kinds import PROFILES
from disclosures.statute.working_days import load_published
from portal.demo.documents import demo_documents
from portal.demo.organisations import demo_organisations
from portal.demo.profiles import KINDS as PROFILED

CALENDAR = load_published()
FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
NAMED_DOCUMENTS = (
    "开展解决“办事难”问题专项整治实施方案",
    "朝阳市交通局2018年优化营商环境专项整治行动方案",
    "朝阳市交通局政府信息工作实施细则",
    "朝阳市交通局政府信息公开实施办法",
    "朝阳市交通局门户网站维护管理制度",
)


def host_subtree():
    codes = {node.code for node in demo_organisations() if node.hosts_portal}
    for node in demo_organisations():
        if node.parent in codes:
            codes.add(node.code)
    return codes


@pytest.fixture(scope="module")
def documents():
    return demo_documents()


@pytest.fixture(scope="module")
def counted(documents):
    """The rule of the figure, applied to the records."""
    subtree = host_subtree()
    return [
        document
        for document in documents
        if document.state == "published"
        and document.attribute == "proactive"
        and FIRST <= document.published_on <= LAST
        and document.organisation in subtree
    ]


def texts_of(document):
    return "\n".join((
        document.title, document.summary, document.body, document.reason, document.source_name,
        *document.keywords, *[image.alt_text for image in document.images],
        *[line for paper in document.files for line in (paper.name, paper.title, *paper.lines)],
    ))  # fmt: skip


def test_the_year_has_983_items_and_312_pictures(counted):
    assert len(counted) == 983
    assert sum(len(document.images) for document in counted) == 312


def test_the_kinds_that_the_report_counts_come_out_exactly(counted):
    kinds = Counter(document.kind for document in counted)
    assert (kinds["normative"], kinds["rules"], kinds["measure"]) == (16, 6, 24)
    plain = {"normative", "rules", "measure", "notice", "other", "news"}
    assert set(kinds) == plain | set(PROFILED)


def test_every_kind_with_a_profile_of_its_own_is_there_with_what_it_asks(documents):
    for kind in PROFILED:
        found = [document for document in documents if document.kind == kind]
        assert found, kind
        for document in found:
            needed = [getattr(document, name) for name in PROFILES[kind].required]
            assert all(needed), document.title
            approved_on = document.approved_on or document.published_on
            assert (document.published_on - approved_on).days <= 20


def test_the_documents_named_in_the_report_are_there_by_title(counted):
    assert set(NAMED_DOCUMENTS) <= {document.title for document in counted}


def test_most_pictures_belong_to_news(counted):
    with_news = sum(len(item.images) for item in counted if item.kind == "news")
    assert with_news > 0.9 * 312


def test_every_column_of_the_catalogue_has_items(counted):
    columns = {document.section for document in counted}
    assert columns == {f"a20-{n}" for n in range(1, 16)} | {f"a21-{n}" for n in range(1, 8)}


def test_every_section_and_unit_of_the_bureau_has_items(counted):
    working = {node.code for node in demo_organisations() if node.kind in ("section", "unit")}
    assert {document.organisation for document in counted} == working & host_subtree()


def test_records_that_do_not_count_are_there_in_every_form(documents, counted):
    rest = [document for document in documents if document not in counted]
    forms = Counter(
        document.attribute if document.attribute != "proactive" else document.state
        for document in rest
    )
    assert forms == {
        "draft": 6, "submitted": 8, "returned": 2, "approved": 3, "scheduled": 2,
        "withdrawn": 7, "on_request": 5, "withheld": 3, "published": 31,
        "withdrawn_silently": 1, "display_ended": 1, "discarded": 1,
    }  # fmt: skip
    published = [document for document in rest if document.state == "published"]
    years = Counter(document.published_on.year for document in published)
    assert years == {2017: 10, 2019: 17, 2020: 2, 2018: 2}


def test_a_sibling_of_the_bureau_publishes_outside_its_subtree(documents):
    outside = [item for item in documents if item.organisation not in host_subtree()]
    assert [item.state for item in outside] == ["published", "published"]


def test_withdrawn_and_returned_records_say_why(documents):
    for document in documents:
        told = ("withdrawn", "withdrawn_silently", "returned", "discarded")
        if document.state in told or document.attribute == "withheld":
            assert document.reason
        if document.withdrawn_on:
            assert document.published_on < document.withdrawn_on


def test_register_entries_have_a_title_and_a_number_and_nothing_else(documents):
    for document in documents:
        if document.attribute != "proactive":
            assert document.title and document.document_number
            assert not (document.body or document.summary or document.images or document.files)


def test_reposts_are_counted_and_carry_their_source_and_no_number(counted):
    reposts = [document for document in counted if document.content_source == "reposted"]
    assert len(reposts) == 14
    assert sum("朝阳市人民政府" in document.source_name for document in reposts) == 3
    for document in reposts:
        assert document.source_name and not document.document_number
        assert document.source_url in ("", "https://www.gov.cn/")


def test_titles_keys_numbers_and_bodies_are_unique(documents):
    for values in (
        [document.title for document in documents],
        [document.key for document in documents],
        [document.document_number for document in documents if document.document_number],
        [document.body for document in documents if document.body],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_document_numbers_are_well_formed_and_rise_with_their_dates(documents):
    series = {}
    for document in sorted(documents, key=lambda item: item.made_on):
        if document.document_number:
            found = re.fullmatch(r"(\D+)〔(\d{4})〕([1-9]\d*)号", document.document_number)
            assert int(found[2]) == document.made_on.year
            series.setdefault(found[1] + found[2], []).append((document.made_on, int(found[3])))
    for numbers in series.values():
        assert sorted(numbers) == sorted(numbers, key=lambda pair: pair[1])


def test_what_needs_a_number_and_dates_has_them(counted):
    for document in counted:
        if document.kind in ("normative", "rules"):
            assert document.document_number and document.effective_on and document.validity
            assert document.effective_on >= document.published_on
        if document.kind in ("news", "notice"):
            assert document.document_number == ""


def test_items_come_out_on_working_days_within_twenty_of_being_made(documents):
    for document in documents:
        if document.published_on:
            assert CALENDAR.is_working_day(document.published_on)
            assert document.made_on <= document.published_on
            waited = CALENDAR.working_days_between(document.made_on, document.published_on)
            assert waited <= 20, document.title


def test_the_year_is_filled_evenly_enough(counted):
    days = Counter(document.published_on for document in counted)
    months = Counter(document.published_on.month for document in counted)
    assert len(days) > 230
    assert max(days.values()) <= 15
    assert min(months.values()) > 40


def test_summaries_are_short_and_bodies_have_paragraphs(documents):
    for document in documents:
        assert len(document.summary) <= 100
        if document.attribute == "proactive":
            assert document.summary and document.keywords
            paragraphs = document.body.count("<p>")
            assert 3 <= paragraphs <= 14, (document.title, paragraphs)


def test_no_sentence_is_in_too_many_bodies(counted):
    seen = Counter(
        sentence
        for document in counted
        for sentence in set(re.findall("<p>(.*?)</p>", document.body))
    )
    common = [
        (sentence, count)
        for sentence, count in seen.most_common(40)
        if count > 45 and len(sentence) > 20
    ]
    assert common == []


def test_no_placeholder_is_left_in_any_text(documents):
    for document in documents:
        assert not re.search(r"[{}]", texts_of(document)), document.title


def test_titles_never_say_that_they_are_samples(documents):
    for document in documents:
        assert not re.search("示例|演示|测试|样例", document.title)


def test_texts_hold_no_telephone_no_identity_number_and_no_code(documents):
    telling = re.compile(
        r"\d{7,}|\d{3,4}-\d{7,8}|1[3-9]\d{9}|[\w.]+@[\w.]+|ICP备|公网安备|统一社会信用代码"
    )
    for document in documents:
        assert not telling.search(texts_of(document)), document.title


def test_the_persons_of_the_report_are_not_named(documents):
    named = re.compile("局长(?!任|、|带)[\u4e00-\u9fa5]{2,3}(?=[，。、说指])|祁凤春|李波勇")
    for document in documents:
        assert not named.search(texts_of(document)), document.title


def test_about_sixty_documents_carry_a_file(documents):
    assert 50 <= sum(bool(document.files) for document in documents) <= 70


def test_two_calls_give_the_same_records():
    first, second = (hashlib.sha256(repr(demo_documents()).encode()).hexdigest() for _ in range(2))
    assert first == second
