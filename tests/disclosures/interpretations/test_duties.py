"""Which documents are to be interpreted, what meets the duty, who may waive it."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse

from disclosures.interpretations.actions import require, waive
from disclosures.interpretations.duties import duties_for
from disclosures.interpretations.models import Interpretation, Waiver
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.rooms.deadlines import Standing
from tests.making import NOW, do, make_document, make_item, signed_in

LATER = NOW + timedelta(days=30)
PAPER = {
    "kind": "normative",
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕1号",
    "made_on": NOW.date(),
    "effective_on": NOW.date(),
    "validity": "in_force",
}


@pytest.fixture
def policy(office):
    return make_document(office, "published", title="公路养护管理办法", **PAPER)


def interpret(office, document, state="published", at=NOW):
    given = {"form": "text", "interpreter": "办公室", "body": "<p>解读。</p>"}
    title = f"《{document}》政策解读"
    return make_item(Interpretation, office, state, at=at, title=title, document=document, **given)


def standings(office, at=LATER):
    return [
        (d.document.title, d.waived or d.clock.standing) for d in duties_for(office.editor, at=at)
    ]


def test_a_normative_document_opens_a_duty_and_others_do_not(office, policy):
    make_document(office, "published", title="动态")
    make_document(office, "draft", title="草稿", **PAPER)
    reposted = {**PAPER, "content_source": "reposted", "source_name": "上级"}
    reposted |= {"source_url": "https://www.gov.cn/"}
    make_document(office, "published", title="转载", **reposted)
    assert standings(office) == [("公路养护管理办法", Standing.LATE)]


def test_documents_from_before_the_duty_began_are_left_alone(office, policy):
    with override_settings(INTERPRETATION_DUTY_FROM=NOW.date() + timedelta(days=1)):
        assert standings(office) == []


def test_only_a_public_interpretation_meets_the_duty(office, policy):
    interpret(office, policy, "draft")
    assert standings(office)[0][1] == Standing.LATE
    item = interpret(office, policy)
    assert standings(office)[0][1] == Standing.MET
    do(item, "withdraw", by=office.publisher)
    assert standings(office)[0][1] == Standing.LATE


def test_the_first_interpretation_decides_whether_it_was_in_time(office, policy):
    interpret(office, policy, at=NOW + timedelta(days=20))
    assert standings(office)[0][1] == Standing.MET_LATE
    interpret(office, policy, at=NOW + timedelta(days=1))
    assert standings(office)[0][1] == Standing.MET


def test_a_waiver_needs_a_reason_and_is_told_in_the_history(office, policy):
    with pytest.raises(NotAllowed, match="理由"):
        waive(policy, reason=" ", by=office.editor, at=LATER)
    waive(policy, reason="仅调整附表", by=office.editor, at=LATER)
    assert standings(office)[0][1] == "仅调整附表"
    assert history_of(policy).last().remark == "仅调整附表"
    require(policy, by=office.editor, at=LATER)
    assert standings(office)[0][1] == Standing.LATE and not Waiver.objects.exists()


def test_only_normative_documents_are_waived(office):
    news = make_document(office, "published")
    with pytest.raises(NotAllowed, match="规范性文件"):
        waive(news, reason="不需要", by=office.editor, at=LATER)


@pytest.mark.parametrize("person", ["reviewer", "neighbour"])
def test_who_may_not_draft_or_works_elsewhere_may_not_waive(office, neighbours, policy, person):
    user = office.reviewer if person == "reviewer" else neighbours.editor
    with pytest.raises(NotAllowed):
        waive(policy, reason="不需要", by=user, at=LATER)
    assert standings(neighbours) == []


def test_the_page_of_duties_leads_to_a_draft_that_names_its_document(office, policy):
    browser = signed_in(office.editor)
    page = browser.get(reverse("admin:disclosures_interpretation_duties")).content.decode()
    add = f"{reverse('admin:disclosures_interpretation_add')}?document={policy.pk}"
    assert "公路养护管理办法" in page and add in page
    form = browser.get(add).context["adminform"].form
    assert form["title"].value() == "《公路养护管理办法》政策解读"
    assert form["document"].value() in (policy, policy.index_number)


def test_a_waiver_is_given_and_taken_back_on_its_page(office, policy):
    browser = signed_in(office.editor)
    url = reverse("admin:disclosures_interpretation_waiver", args=[policy.pk])
    assert "请改正" in browser.post(url, {"reason": ""}).content.decode()
    assert browser.post(url, {"reason": "仅调整附表"}).status_code == 302
    assert Waiver.objects.get().reason == "仅调整附表"
    browser.post(url, {"require": "1"})
    assert not Waiver.objects.exists()
    refused = signed_in(office.reviewer).post(url, {"reason": "不需要"}, follow=True)
    assert "没有办理政策解读的权限" in refused.content.decode()


def test_document_and_interpretation_lead_to_each_other_while_both_are_public(
    citizen, office, policy
):
    item = interpret(office, policy)
    there = citizen.get(policy.get_absolute_url()).content.decode()
    back = citizen.get(item.get_absolute_url()).content.decode()
    assert item.get_absolute_url() in there and policy.get_absolute_url() in back
    do(policy, "withdraw", by=office.publisher)
    assert policy.title not in citizen.get(item.get_absolute_url()).content.decode().replace(
        item.title, ""
    )


def test_an_interpretation_names_its_document(office):
    draft = make_item(Interpretation, office, title="解读", form="text", interpreter="办公室")
    with pytest.raises(NotAllowed, match="所解读的文件"):
        do(draft, "submit", by=office.editor)
