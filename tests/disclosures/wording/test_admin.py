"""The desk of the wording rules: who keeps them, and the page on which a text is tried."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from disclosures.wording.actions import ensure_wording_rules
from disclosures.wording.models import WordingRule
from tests.making import make_user, signed_in

LIST = reverse("admin:disclosures_wordingrule_changelist")
ADD = reverse("admin:disclosures_wordingrule_add")
TRY = reverse("admin:disclosures_wordingrule_try")


@pytest.fixture(autouse=True)
def rules(db):
    ensure_wording_rules()
    return WordingRule.objects.all()


@pytest.fixture
def keeper():
    """A member of staff who keeps the rules, whatever the group is called."""
    user = make_user("keeper")
    allowed = Permission.objects.filter(content_type__model="wordingrule")
    user.user_permissions.set(allowed)
    return signed_in(user)


@pytest.fixture
def clerk():
    return signed_in(make_user("clerk"))


def change_page(rule):
    return reverse("admin:disclosures_wordingrule_change", args=[rule.pk])


def rule_form(**fields):
    return {
        "kind": "term",
        "term": "农机部",
        "level": "confirm",
        "category": "former_name",
        "suggestion": "农业农村部",
        "exceptions": "农机部门\r\n\r\n原农机部\r\n农机部门",
        "note": "机构改革",
        "is_active": "on",
        **fields,
    }


def test_the_list_is_searched_and_filtered(keeper, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = keeper.get(LIST)
    assert page.status_code == 200 and "试查" in page.text
    assert "两岸三地" in keeper.get(LIST, {"level__exact": "forbidden"}).text
    assert "按装" not in keeper.get(LIST, {"level__exact": "forbidden"}).text
    found = keeper.get(LIST, {"q": "工程质监局"}).context["cl"].result_list
    assert [rule.term for rule in found] == ["质监局"]


def test_a_rule_is_added_with_its_exceptions_one_a_line(keeper, rules):
    assert keeper.post(ADD, rule_form()).status_code == 302
    rule = rules.get(term="农机部")
    assert rule.exceptions == ["农机部门", "原农机部"]
    assert "农机部门\n原农机部" in keeper.get(change_page(rule)).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"term": "帐"}, "至少要有两个字"),
        ({"term": "按装"}, "已经有规则"),
        ({"exceptions": "农村部"}, "更长的词语"),
        ({"suggestion": "农机部（原名）"}, "列为例外"),
        ({"kind": "order", "term": "张一", "exceptions": ""}, "顿号"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_in_words(keeper, rules, fields, sentence):
    before = rules.count()
    assert sentence in keeper.post(ADD, rule_form(**fields)).text
    assert rules.count() == before


def test_a_rule_is_put_out_of_use_and_back_and_the_log_says_so(keeper, rules):
    rule = rules.get(term="按装")
    chosen = {"_selected_action": [rule.pk, rules.get(term="侯车").pk]}
    answer = keeper.post(LIST, {"action": "put_out", **chosen}, follow=True)
    assert "已停用2条用语规则" in answer.text
    assert not rules.get(term="按装").is_active
    answer = keeper.post(LIST, {"action": "put_out", **chosen}, follow=True)
    assert "已停用0条用语规则，另有2条原已停用" in answer.text
    keeper.post(LIST, {"action": "put_back", **chosen})
    assert rules.get(term="按装").is_active
    log = LogEntry.objects.filter(object_id=str(rule.pk)).order_by("pk")
    assert [entry.change_message for entry in log] == ["停用", "启用"]


def test_nobody_deletes_a_rule(keeper, rules):
    rule = rules.get(term="按装")
    address = reverse("admin:disclosures_wordingrule_delete", args=[rule.pk])
    assert keeper.post(address, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in keeper.get(LIST).text


def test_who_does_not_keep_the_rules_neither_sees_nor_changes_them(clerk, citizen, rules):
    for address in (LIST, ADD, change_page(rules.get(term="按装"))):
        assert clerk.get(address).status_code == 403
        assert citizen.get(address).status_code == 302
    assert clerk.post(ADD, rule_form()).status_code == 403
    assert not rules.filter(term="农机部").exists()


# --- trying a text ----------------------------------------------------------------------------
def test_any_member_of_staff_tries_a_text_and_reads_place_and_advice(clerk):
    page = clerk.post(TRY, {"text": "一、总体情况\n<b>截止目前</b>，两岸三地"}).text
    assert "查出2处" in page and "文本第2行" in page
    assert "<mark>截止目前</mark>" in page and "截至目前" in page
    assert "&lt;b&gt;" in page and "<b>截止" not in page
    assert "禁止" in page and "需确认" in page
    assert LIST not in page


def test_a_text_without_findings_is_told_so_and_an_empty_one_is_asked_for(clerk, keeper):
    assert "没有查出问题" in clerk.post(TRY, {"text": "截至目前"}).text
    assert "没有查出问题" not in clerk.get(TRY).text
    assert "errorlist" in clerk.post(TRY, {"text": ""}).text
    assert LIST in keeper.get(TRY).text


def test_of_very_many_findings_the_first_are_listed(clerk):
    page = clerk.post(TRY, {"text": "截止目前。" * 300}).text
    assert "查出300处，列出前200处" in page
    assert page.count("<mark>") == 200


def test_a_text_that_is_too_long_is_refused(clerk):
    assert "errorlist" in clerk.post(TRY, {"text": "文" * 200_001}).text


def test_the_public_cannot_try(citizen):
    assert citizen.post(TRY, {"text": "截止目前"}).status_code == 302
