"""The public door: nothing typed is lost, one receipt, and strangers learn nothing."""

import logging
from collections import Counter
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from portal.limits import decorators
from portal.search.models import SearchEntry
from requests_app import identity
from requests_app.apply.querysets import phrases
from requests_app.models import Application
from tests.making import make_document
from tests.requests_app.making import AT, IDENTITY, do, make_case, make_online
from tests.surfaces import ADDRESSES, World

NEW, TRACK = "/requests/new/", "/requests/track/"
KEY = "9f0c8a52-6f0e-4d6c-9a55-2f6e5d1f7a01"
PAPER = {
    "applicant_kind": "natural",
    "name": "欧阳某某",
    "phone": "13800001111",
    "identity": IDENTITY,
    "description": "2023年农村公路养护资金",
    "supply_form": "electronic",
    "delivery_way": "online",
    "key": KEY,
}


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)


def sent(citizen, **changes):
    return citizen.post(NEW, {**PAPER, **changes})


def tracked(citizen, number, code):
    return citizen.post(TRACK, {"number": number, "code": code})


@pytest.mark.parametrize("address", ["/requests/", "/requests/form/", NEW, TRACK])
def test_the_pages_of_the_door_open(citizen, bureau, address):
    assert citizen.get(address).status_code == 200


def test_an_application_gets_a_receipt_with_number_and_code(citizen, bureau):
    answer = sent(citizen)
    page = answer.content.decode()
    case, code = Application.objects.get(), answer.context["code"]
    assert case.number in page and code in page and "2024年7月2日" in page
    assert "no-store" in answer["Cache-Control"] and IDENTITY not in page
    again = sent(citizen)  # the page is sent again: the same application, the same receipt
    assert again.context["code"] == code and Application.objects.count() == 1
    assert set(answer.cookies) <= {"csrftoken"}


def test_the_receipt_opens_the_way_of_the_case_in_small_letters_too(citizen, bureau):
    answer = sent(citizen)
    number, code = answer.context["case"].number, answer.context["code"]
    page = tracked(
        citizen, f" {number.lower()} ", f"{code[:4].lower()} {code[4:]}"
    ).content.decode()
    assert "已登记" in page and "剩余20个工作日" in page and "2024年7月2日" in page
    assert "欧阳" not in page and IDENTITY not in page and "养护资金" not in page


ERRORS = [
    ({"name": ""}, "请填写姓名或名称"),
    ({"applicant_kind": ""}, "请选择申请人类型"),
    ({"description": " "}, "请写明需要什么信息"),
    ({"description": "长" * 5001}, "描述最多5000字"),
    ({"phone": ""}, "至少填写一项"),
    ({"phone": "12"}, "联系电话至少有7位数字"),
    ({"delivery_way": "post"}, "请填写联系地址"),
    ({"delivery_way": "email"}, "请填写电子邮箱"),
    ({"email": "x@"}, "电子邮箱的格式不对"),
]


@pytest.mark.parametrize(("changes", "words"), ERRORS)
def test_what_is_wrong_is_said_in_words_and_nothing_typed_is_lost(citizen, bureau, changes, words):
    page = unescape(sent(citizen, help_needed="大字", **changes).content.decode())
    assert page.count(words) >= 2 and "error-summary" in page  # in the summary and at the field
    assert 'value="大字"' in page and f'value="{KEY}"' in page
    assert not Application.objects.exists()


@pytest.mark.parametrize("name", ["requests-new", "rectification-new"])
def test_no_way_to_be_reached_is_called_optional_where_one_of_them_is_needed(client, bureau, name):
    page = client.get(reverse(name)).content.decode()
    assert all(f">{label}</label>" in page for label in ("联系电话", "联系地址"))
    assert "联系地址至少填写一项" in page and "（选填）" in page


def test_without_identity_number_the_form_is_no_dead_end(citizen, bureau):
    assert sent(citizen, identity="").context["case"].number


def test_what_is_public_already_is_offered_while_describing(citizen, office):
    title = "农村公路养护资金管理办法"
    make_document(office, "published", title=title)
    make_document(office, "draft", title="农村公路养护资金内部稿")
    answer = sent(citizen, look="1", name="", description=f"申请公开《{title}》")
    page = answer.content.decode()
    assert title in page and "内部稿" not in page and "error-summary" not in page
    assert f'value="{KEY}"' in page and not Application.objects.exists()
    found = sent(citizen, look="1", description="我想要农村公路养护资金的管理办法").context[
        "matches"
    ]
    assert [document.title for document in found] == [title]
    assert "没有找到" in sent(citizen, look="1", description="黻黼").content.decode()


def test_what_to_look_for_goes_from_certain_to_vague():
    found = phrases("申请公开《养护办法》（交发〔2023〕3号）和资金安排")
    assert found[:2] == ['"养护办法"', "交发〔2023〕3号"]


def test_number_and_code_are_both_needed_and_wrong_ones_look_alike(citizen, bureau):
    case, code = make_online()
    other, _ = make_online("k2")
    wrong = [(case.number, "A" * 12), ("SQ2024-99999", code), (other.number, code)]
    pages = [tracked(citizen, *pair).content.decode() for pair in wrong]
    for page, (number, given) in zip(pages, wrong, strict=True):
        assert "申请编号或者查询码不正确" in page and "已登记" not in page
        assert page.count(number) <= 1 and page.count(given) <= 1  # what was typed, in its field
    assert "请填写查询码" in tracked(citizen, case.number, "").content.decode()


def test_wrong_numbers_and_wrong_codes_cost_the_same(citizen, bureau, django_assert_num_queries):
    case, code = make_online()
    for number in (case.number, "SQ2024-99999"):
        tracked(citizen, number, "A" * 12)
        with django_assert_num_queries(2):  # the case, the frame of the page
            tracked(citizen, number, "A" * 12)


STOPPED = pytest.mark.promise(
    "who may not know number and code learns nothing of an application, and is stopped in trying"
)
TRIES = 10_000


@STOPPED
def test_ten_thousand_tries_are_stopped(citizen, bureau, settings, monkeypatch, record_property):
    """By the limit as it comes. A refused try costs one statement; its page is not drawn here."""
    settings.LIMITS = True
    case, code = make_online()
    monkeypatch.setattr(decorators, "render", lambda *_, status, **__: HttpResponse(status=status))
    page, factory = resolve(TRACK).func, RequestFactory()
    statuses = Counter(
        page(factory.post(TRACK, {"number": case.number, "code": f"A{n}"})).status_code
        for n in range(TRIES)
    )
    allowed = int(settings.RATE_LIMITS["form"].partition("/")[0])
    assert statuses == {200: allowed, 429: TRIES - allowed}
    assert tracked(citizen, case.number, code).status_code == 429
    # From everywhere at once it would take ages: the code alone is one of 31 ** 12.
    assert len(identity.ALPHABET) ** identity.CODE_LENGTH > 2**59
    record_property("tries", TRIES)
    record_property("of them answered", allowed)


@STOPPED
def test_one_hash_is_reckoned_whether_there_is_such_a_number_or_not(citizen, bureau, monkeypatch):
    reckoned = []

    def counted(purpose, text, real=identity.keyed_hash):
        reckoned.append(purpose)
        return real(purpose, text)

    case, code = make_online()
    monkeypatch.setattr(identity, "keyed_hash", counted)
    for number in (case.number, "SQ2024-99999"):
        tracked(citizen, number, "A" * 12)
    assert reckoned == ["query-code"] * 2


def test_a_case_without_a_code_can_not_be_followed(citizen, counter):
    case = make_case(counter)
    Application.objects.filter(pk=case.pk).update(query_code_hash="")
    for code in ("", "0" * 64):
        assert "progress" not in tracked(citizen, case.number, code).context


def test_the_applicant_sees_what_is_wanted_and_by_when(citizen, counter):
    case, code = make_online()
    case = do(case, "ask_supplement", counter)
    page = tracked(citizen, case.number, code).content.decode()
    assert "待补正" in page and "请写明年度" in page and "2024年6月20日" in page


def test_an_answer_is_read_here_only_if_it_went_out_so(citizen, counter):
    case, code = make_online()
    for verb in ("draft_answer", "submit_answer", "approve_answer"):
        case = do(case, verb, counter)
        assert "现予以公开" not in tracked(citizen, case.number, code).content.decode()
    do(case, "issue", counter, way="online")
    page = tracked(citizen, case.number, code).content.decode()
    assert "现予以公开" in page and "予以公开" in page and "2024年6月3日" in page
    other, other_code = make_online("k2")
    for verb in ("draft_answer", "submit_answer", "approve_answer", "issue"):
        other = do(other, verb, counter)
    assert "现予以公开" not in tracked(citizen, other.number, other_code).content.decode()


SECRET = {"name": "亓官犇骉", "phone": "13977778888", "email": "a77@example.org"}
TOLD = ("亓官犇骉", "13977778888", "a77@example.org", IDENTITY, "麤猋畾")


def test_no_applicant_datum_is_in_any_public_answer_in_logs_or_search(
    citizen, counter, office, caplog
):
    caplog.set_level(logging.DEBUG)
    world = World(make_document(office, "published"), {})
    sent(citizen, **SECRET, description="麤猋畾")
    for key, state in enumerate(("unconfirmed", "archived")):
        make_case(counter, state, person=SECRET, description=f"麤猋畾{key}")
    for name, addresses in ADDRESSES.items():
        for url in addresses(world):
            response = citizen.get(url)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            text = body.decode("utf-8", "replace")
            assert not [each for each in TOLD if each in text], (name, url)
    assert not [each for each in TOLD if each in caplog.text]
    assert not SearchEntry.objects.filter(title__contains="麤").exists()


def test_the_forms_can_not_be_sent_from_elsewhere(bureau):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    for address in (NEW, TRACK):
        assert strict.post(address, PAPER).status_code == 403
