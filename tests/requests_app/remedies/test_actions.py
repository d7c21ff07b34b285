"""Remedies on the desk: registered, answered, decided, learnt from, and told in the case."""

from datetime import date

import pytest
from django.urls import reverse

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from requests_app.remedies.actions import change_remedy, register_remedy
from requests_app.remedies.models import Remedy
from tests.making import signed_in
from tests.requests_app.making import at, make_case

FILED, TODAY = date(2024, 6, 10), date(2024, 9, 2)


def make_remedy(counter, **fields):
    remedy = Remedy(
        **{
            "organisation": counter.organisation,
            "kind": "rc",
            "filed_on": FILED,
            "organ": "章原市人民政府",
            **fields,
        }
    )
    return register_remedy(remedy, by=counter.clerk, at=at(TODAY))


def change(remedy, counter, **fields):
    for name, value in fields.items():
        setattr(remedy, name, value)
    return change_remedy(remedy, by=counter.clerk, at=at(TODAY))


def test_a_remedy_is_told_in_its_history_and_in_the_story_of_the_case(counter):
    case = make_case(counter, "closed")
    remedy = make_remedy(counter, application=case)
    change(remedy, counter, notified_on=date(2024, 6, 12))
    change(remedy, counter, answered_on=date(2024, 6, 20))
    change(
        remedy, counter, result="corrected", decided_on=date(2024, 8, 1), lessons="理由应写明条款"
    )
    verbs = ["register_remedy", "notice_of_remedy", "answer_remedy", "decide_remedy"]
    verbs.append("learn_from_remedy")
    assert list(history_of(remedy).values_list("verb", flat=True)) == verbs
    assert list(history_of(case).values_list("verb", flat=True))[-5:] == verbs


REFUSED = [
    ({"filed_on": date(2024, 9, 3)}, "还没有到"),
    ({"notified_on": date(2024, 6, 9)}, "早于收到日期"),
    ({"result": "upheld"}, "同时填写"),
    ({"kind": "ld", "is_simplified": True}, "简易程序"),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSED)
def test_what_can_not_be_so_is_refused_in_a_sentence(counter, fields, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        make_remedy(counter, **fields)


def test_another_body_keeps_no_remedies_of_ours(counter, neighbours):
    with pytest.raises(NotAllowed, match="权限"):
        register_remedy(
            Remedy(organisation=counter.organisation, kind="rc", filed_on=FILED),
            by=neighbours.editor,
            at=at(TODAY),
        )


def test_what_was_learnt_in_a_year_is_a_list_for_the_report(counter):
    remedy = make_remedy(counter, result="corrected", decided_on=date(2024, 8, 1), lessons="改进")
    make_remedy(counter, result="upheld", decided_on=date(2024, 8, 1))
    assert list(Remedy.objects.with_lessons(2024)) == [remedy]
    assert not Remedy.objects.with_lessons(2023)


def test_the_desk_lists_what_waits_for_our_answer(counter):
    case = make_case(counter, "closed")
    make_remedy(counter, application=case, notified_on=date(2024, 6, 12))
    make_remedy(counter)
    browser = signed_in(counter.clerk)
    address = reverse("admin:requests_app_remedy_changelist")
    page = browser.get(address, {"waiting": "answer"}).content.decode()
    assert page.count("章原市人民政府</td>") == 1
    assert "期限届满日2024-06-26，已超期" in page
    assert case.number in page


def test_the_desk_registers_a_remedy_through_the_verb(counter):
    case = make_case(counter, "closed")
    browser = signed_in(counter.clerk)
    said = {
        "organisation": counter.organisation.pk,
        "number": case.number,
        "kind": "rc",
        "filed_on": "2024-06-10",
        "organ": "章原市人民政府",
        "result": "upheld",
    }
    address = reverse("admin:requests_app_remedy_add")
    assert "同时填写" in str(browser.post(address, said).context["adminform"].form.errors)
    assert not Remedy.objects.exists()
    assert browser.post(address, {**said, "result": ""}).status_code == 302
    remedy = Remedy.objects.get()
    assert remedy.application == case
    assert history_of(remedy).count() == 1
    page = browser.get(reverse("admin:requests_app_remedy_change", args=[remedy.pk]))
    assert "等待答复或者应诉通知" in page.content.decode()


def test_who_has_no_part_in_the_counter_sees_no_remedies(counter, editor):
    remedy = make_remedy(counter)
    for name, args in (("changelist", []), ("change", [remedy.pk])):
        response = signed_in(editor).get(reverse(f"admin:requests_app_remedy_{name}", args=args))
        assert response.status_code == 403
