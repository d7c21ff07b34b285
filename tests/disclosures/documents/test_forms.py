"""The drafting form: normalised, made safe, and refused in words with everything kept."""

import pytest
from django.db import IntegrityError, transaction

from disclosures.documents.forms import DocumentForm
from disclosures.documents.models import Document, Section
from tests.making import drafting_form, make_document, signed_in


@pytest.fixture
def typed(bureau):
    """What a drafter types into the smallest form that is good."""

    def fill(**fields):
        return {
            "title": "关于公路养护的通知",
            "kind": "news",
            "section": Section.objects.get(code="a20-1").pk,
            "organisation": bureau.pk,
            "disclosure_attribute": "proactive",
            "content_source": "original",
            "body": "正文",
            **fields,
        }

    return fill


def errors_of(form):
    assert not form.is_valid()
    return {field: " ".join(errors) for field, errors in form.errors.items()}


def test_a_draft_may_be_incomplete(typed):
    assert DocumentForm(typed(body="", kind="normative")).is_valid()


def test_title_and_number_are_normalised(typed):
    form = DocumentForm(
        typed(
            title="  关于\t公路  养护的通知\n",
            document_number="章交发[2018]第012号",
        )
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "关于 公路 养护的通知"
    assert form.cleaned_data["document_number"] == "章交发〔2018〕12号"


def test_a_title_of_300_characters_is_taken_and_one_more_is_refused_in_words(typed):
    assert DocumentForm(typed(title="题" * 300)).is_valid()
    assert "300" in errors_of(DocumentForm(typed(title="题" * 301)))["title"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("made_on", "2018-02-30"),
        ("effective_on", "昨天"),
        ("title", ""),
        ("title", "\x00题"),
        ("title", "   "),
        ("body", "正\x00文"),
        ("kind", "nonsense"),
        ("section", "999999"),
        ("organisation", "x"),
        ("validity", "for_ever"),
        ("document_number", "号" * 101),
        ("summary", "概" * 201),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "不是网址"),
        ("disclosure_attribute", "secret"),
    ],
)
def test_a_bad_entry_is_refused_in_chinese_and_what_was_typed_is_kept(typed, field, value):
    form = DocumentForm(typed(**{field: value, "keywords": "公路 养护"}))
    sentence = errors_of(form)[field]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in sentence)
    assert form["keywords"].value() == "公路 养护"
    assert form[field].value() == value


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
@pytest.mark.parametrize("field", ["body", "summary"])
def test_a_register_line_takes_no_words(typed, attribute, field):
    form = DocumentForm(
        typed(**{"disclosure_attribute": attribute, "body": "", field: "不该在这里的内容"})
    )
    assert "只作登记" in errors_of(form)[field]


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_a_record_with_files_does_not_become_a_register_line(office, typed, attribute):
    document = make_document(office, body="", files=["通知.pdf"])
    form = DocumentForm(typed(disclosure_attribute=attribute, body=""), instance=document)
    assert "附件" in errors_of(form)["disclosure_attribute"]


def test_the_workflow_cannot_be_written_through_the_form(typed):
    form = DocumentForm(typed(state="published", index_number="x", source_id="x", is_sample="on"))
    assert form.is_valid()
    document = form.save(commit=False)
    assert (document.state, document.index_number, document.source_id) == ("draft", "", "")
    assert not set(form.fields) & {f.name for f in Document._meta.fields if not f.editable}


def problems(office, **fields):
    return "；".join(make_document(office, **fields).problems_before_submission())


def test_what_a_kind_lacks_is_named_before_submission(office):
    assert problems(office) == ""
    sentence = problems(office, kind="normative")
    for label in ("发文机关", "发文字号", "成文日期", "施行日期", "有效性"):
        assert label in sentence
    assert "成文日期" in problems(office, kind="notice")


def test_a_repost_names_its_source(office):
    assert "来源" in problems(office, content_source="reposted")
    assert "联合发文机关" in problems(office, content_source="joint")
    assert "原文网址" in problems(office, content_source="reposted", source_name="省政府")
    source = {"source_name": "省政府", "source_url": "https://www.example.gov.cn/1"}
    assert problems(office, content_source="reposted", **source) == ""


def test_there_must_be_something_to_read(office):
    assert "没有可以公开的内容" in problems(office, body="")
    assert problems(office, body="", files=["通知.pdf"]) == ""


def test_what_a_draft_lacks_is_asked_for_at_its_submission(office):
    browser = signed_in(office.editor)
    form = drafting_form(office.organisation, section="", body="")
    assert browser.post("/admin/disclosures/document/add/", form).status_code == 302
    document = Document.objects.get()
    base = f"/admin/disclosures/document/{document.pk}"
    for page in ("change", "preview", "sheet"):
        assert browser.get(f"{base}/{page}/").status_code == 200
    assert browser.get("/admin/disclosures/document/").status_code == 200
    text = browser.post(f"{base}/do/submit/").content.decode()
    assert "还缺：公开栏目" in text and "没有可以公开的内容" in text


def test_the_database_lets_nothing_out_that_is_filed_nowhere(office):
    document = make_document(office, "published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(section=None)
