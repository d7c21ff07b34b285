"""Warning of what may be there already."""

import pytest

from disclosures.documents.duplicates import duplicates_of
from tests.making import make_document, make_version, signed_in

TITLE = "关于印发章原市农村公路养护管理办法的通知"


@pytest.mark.parametrize(
    ("title", "number", "why"),
    [
        ("完全不同的一个题目", "章交发〔2018〕1号", "发文字号相同（章交发〔2018〕1号）"),
        (TITLE, "", "标题相同"),
        ("关于印发章原市农村公路养护管理的通知", "", "标题相近"),
        (f"{TITLE}（修订）", "", "标题相近"),
        ("关于印发章原市农村公路安全生产办法的通知", "", None),
        ("关于印发机动车维修管理办法的通知", "", None),
    ],
)
def test_the_same_number_or_nearly_the_same_title_is_pointed_out(office, title, number, why):
    make_document(office, "published", title=TITLE, document_number="章交发〔2018〕1号")
    draft = make_document(office, title=title, document_number=number)
    assert [reason for _, reason in duplicates_of(draft)] == ([why] if why else [])


def test_short_titles_are_alike_without_being_the_same(office):
    make_document(office, "published", title="公告")
    assert duplicates_of(make_document(office, title="公告")) == []


def test_neither_the_record_itself_nor_what_was_given_up_is_a_duplicate(office):
    record = make_document(office, "published", title=TITLE)
    make_document(office, "discarded", title="另外的很长的题目一则")
    draft = make_document(office, title="另外的很长的题目一则")
    assert duplicates_of(draft) == []
    assert duplicates_of(make_version(office, record)) == []
    assert duplicates_of(record) == []


def test_the_drafter_reads_the_warning(office):
    make_document(office, "published", title=TITLE)
    draft = make_document(office, title=TITLE)
    page = signed_in(office.editor).get(f"/admin/disclosures/document/{draft.pk}/change/")
    assert "可能重复：标题相同" in page.content.decode()
