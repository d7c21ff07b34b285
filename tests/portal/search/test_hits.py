"""Excerpts: the best passage, and the attached file that it stands in."""

from dataclasses import replace

import pytest

from disclosures.documents.models import Document
from portal.search import index
from portal.search.query import search
from portal.search.sources import BY_MODEL, SOURCES
from tests.making import make_document

FILES = [
    ("养护计划.docx", "第一条 公路养护计划。\n第二条 桥梁检测。"),
    ("经费 表.xlsx", "隧道照明经费 ３０万元"),
]


@pytest.fixture
def attach(monkeypatch):
    """Every document comes with the texts of these files."""

    def attach(files):
        source = replace(SOURCES["documents"], attachments=lambda document: files)
        monkeypatch.setitem(SOURCES, "documents", source)
        monkeypatch.setitem(BY_MODEL, source.model, source)

    return attach


@pytest.fixture
def attached(attach):
    attach(FILES)


def excerpt(query):
    (hit,) = search(query).hits
    return hit.excerpt_html


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("正文", "<mark>正文</mark>在此。"),
        ("检测", "附件《养护计划.docx》：第一条公路养护计划。 第二条桥梁<mark>检测</mark>。"),
        ("第一条", "附件《养护计划.docx》：<mark>第一条</mark>公路养护计划。 第二条桥梁检测。"),
        ("照明", "附件《经费 表.xlsx》：隧道<mark>照明</mark>经费３０万元"),
        ("30万元", "附件《经费 表.xlsx》：隧道照明经费<mark>３０万元</mark>"),
        ("经费表", "附件《<mark>经费 表</mark>.xlsx》：隧道照明经费３０万元"),
        ("通知", "正文在此。"),
    ],
)
def test_an_excerpt_names_the_file_it_stands_in_and_holds_nothing_of_others(
    office, attached, query, passage
):
    make_document(office, "published", title="通知", body="<p>正文在此。</p>")
    assert excerpt(query) == passage


def test_of_a_record_with_nothing_but_files_the_first_is_shown(office, attached):
    document = make_document(office, "published", title="通知")
    Document.objects.filter(pk=document.pk).update(body="")
    index.refresh(SOURCES["documents"], [document.pk])
    assert excerpt("通知").startswith("附件《养护计划.docx》：第一条公路养护计划。")


def test_words_do_not_run_from_the_body_into_a_file_nor_from_file_to_file(office, attached):
    make_document(office, "published", title="通知", body="<p>正文在此</p>")
    for query in ("在此养护", "检测。经费", "docx第一条"):
        assert search(query).total == 0


def test_a_long_passage_is_cut_on_both_sides(office, attached):
    make_document(office, "published", title="通知", body=f"<p>{'前' * 99}目标{'后' * 200}</p>")
    assert excerpt("目标") == f"…{'前' * 30}<mark>目标</mark>{'后' * 118}…"


def test_a_file_name_is_never_markup(office, attach):
    attach([("<b>.txt", "<i>养护")])
    make_document(office, "published", title="通知")
    assert excerpt("养护") == "附件《&lt;b&gt;.txt》：&lt;i&gt;<mark>养护</mark>"
