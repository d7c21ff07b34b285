"""Where a document comes from: own work, reposts with source and address, joint papers."""

import pytest

from disclosures.documents.forms import DocumentForm
from disclosures.documents.models import Document
from tests.making import drafting_form, make_document

REPOST = {
    "content_source": "reposted",
    "source_name": "省交通运输厅",
    "source_url": "https://jtt.example/1",
}
JOINT = {"content_source": "joint", "source_name": "章原市交通运输局、章原市公安局"}
LED_HERE = {**JOINT, "is_led_here": True}
LED_ELSEWHERE = {**JOINT, "lead_organ": "章原市公安局"}


@pytest.fixture
def papers(office):
    kinds = {"原创": {}, "转载": REPOST, "牵头": LED_HERE, "参与": LED_ELSEWHERE}
    return {
        title: make_document(office, "published", title=title, **fields)
        for title, fields in kinds.items()
    }


def titles(queryset):
    return {document.title for document in queryset}


def test_own_work_is_what_the_organ_issued_alone_or_leads(papers):
    assert titles(Document.objects.own()) == {"原创", "牵头"}


def test_a_repost_is_never_own_work_whatever_else_is_ticked(office, papers):
    Document.objects.update(is_led_here=True, lead_organ="章原市交通运输局")
    assert "转载" not in titles(Document.objects.own())
    assert titles(Document.objects.reposts()) == {"转载"}


@pytest.mark.parametrize("missing", ["source_name", "source_url"])
def test_a_repost_without_source_or_address_is_not_submitted(office, missing):
    document = make_document(office, **{**REPOST, missing: ""})
    assert "转载" in "；".join(document.problems_before_submission())
    assert make_document(office, **REPOST).problems_before_submission() == []


def test_a_joint_paper_names_who_leads_it(office):
    document = make_document(office, **JOINT)
    assert "牵头机关" in "；".join(document.problems_before_submission())
    for fields in (LED_HERE, LED_ELSEWHERE):
        assert make_document(office, **fields).problems_before_submission() == []


def facts(browser, document):
    response = browser.get(document.get_absolute_url())
    rows = {row["label"]: row["value"] for row in response.context["metadata"]}
    return rows, response.content.decode()


def test_a_repost_shows_source_and_address_on_paper_too(citizen, papers):
    rows, page = facts(citizen, papers["转载"])
    assert (rows["转载自"], rows["原文网址"]) == ("省交通运输厅", "https://jtt.example/1")
    assert (
        '<a href="https://jtt.example/1" rel="external noopener">省交通运输厅</a>（转载）' in page
    )
    assert '<meta name="ContentSource" content="省交通运输厅">' in page
    assert rows["发文机关"] == "省交通运输厅"


@pytest.mark.parametrize("address", ["/disclosures/", "/search/?q=转载"])
def test_a_repost_is_named_as_the_sources_in_lists_too(citizen, papers, address):
    assert "<li>省交通运输厅（转载）</li>" in citizen.get(address).content.decode()


def test_a_joint_paper_shows_who_leads_it(citizen, papers):
    rows, page = facts(citizen, papers["牵头"])
    assert rows["牵头机关"] == "章原市交通运输局"
    assert f"{JOINT['source_name']}（联合发文）" in page
    assert facts(citizen, papers["参与"])[0]["牵头机关"] == "章原市公安局"


def test_own_work_has_neither_row(citizen, papers):
    rows, _ = facts(citizen, papers["原创"])
    assert not {"转载自", "原文网址", "联合发文", "牵头机关"} & set(rows)


@pytest.mark.parametrize("source", ["original", "reposted"])
@pytest.mark.parametrize("field", ["is_led_here", "lead_organ"])
def test_only_joint_papers_have_a_leader(bureau, source, field):
    typed = drafting_form(bureau, content_source=source, **{field: "on"})
    assert "只有联合发文" in str(DocumentForm(typed).errors[field])
    assert DocumentForm(drafting_form(bureau, content_source="joint", **{field: "on"})).is_valid()
