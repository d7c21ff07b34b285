"""Sessions: they time out, are listed with device and address, and can be ended."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from portal.doors.actions import sweep
from portal.doors.models import StaffSession
from tests.making import signed_in
from tests.portal.doors.conftest import PASSWORD

pytestmark = pytest.mark.promise("sessions end by themselves, and can be listed and ended")

OWN = "/admin/security/"
MARK = re.compile(r'name="session" value="(\w+)"')


@pytest.fixture
def elsewhere(enter):
    """The same person's other browser."""
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile")
    enter(browser=other, REMOTE_ADDR="203.0.113.9")
    return other


def is_in(browser):
    return browser.get("/admin/").status_code == 200


def test_a_session_that_is_used_stays(clock, enter, browser):
    enter()
    for minutes in range(25, 400, 25):
        clock(minutes)
        assert is_in(browser)


def test_a_session_that_is_not_used_ends_and_says_why(clock, enter, browser):
    enter()
    clock(30)
    assert is_in(browser)
    clock(61)
    page = browser.get("/admin/disclosures/document/", follow=True)
    assert page.redirect_chain[-1][0] == "/admin/login/?next=/admin/disclosures/document/"
    assert "超过30分钟没有操作" in page.content.decode()
    assert not StaffSession.objects.exists()


def test_the_idle_time_is_a_setting(clock, enter, browser, settings):
    settings.IDLE_MINUTES = 5
    enter()
    clock(6)
    assert not is_in(browser)


def test_last_seen_costs_a_write_a_minute_and_not_one_a_page(
    clock, enter, browser, django_assert_max_num_queries
):
    enter()
    session = StaffSession.objects.get()
    seen = session.seen_at
    clock(0.5)
    is_in(browser)
    session.refresh_from_db()
    assert session.seen_at == seen
    clock(2)
    is_in(browser)
    session.refresh_from_db()
    assert session.seen_at == timezone.now()


def test_own_sessions_are_listed_with_device_address_and_time(enter, browser, elsewhere):
    enter()
    text = browser.get(OWN).content.decode()
    for words in ("Firefox，Windows", "Chrome，Android", "203.0.113.9", "127.0.0.1", "当前会话"):
        assert words in text
    for session in StaffSession.objects.all():
        assert session.session_key not in text


def test_own_sessions_are_ended_one_by_one(enter, browser, elsewhere):
    enter()
    marks = MARK.findall(browser.get(OWN).content.decode())
    assert len(marks) == 1
    browser.post(OWN, {"verb": "end", "session": marks[0]})
    assert (is_in(browser), is_in(elsewhere)) == (True, False)


def test_or_all_others_at_once(enter, browser, elsewhere):
    enter()
    browser.post(OWN, {"verb": "end_others"})
    assert (is_in(browser), is_in(elsewhere)) == (True, False)


def test_nobody_ends_a_session_of_somebody_else_on_his_own_page(enter, browser, elsewhere, office):
    mark = StaffSession.objects.get().mark
    signed_in(office.reviewer).post(OWN, {"verb": "end", "session": mark})
    assert is_in(elsewhere)


def test_the_administrator_ends_sessions_of_others_and_it_is_recorded(
    elsewhere, enter, browser, person, administrator
):
    enter()
    page = f"/admin/auth/user/{person.pk}/security/"
    desk = signed_in(administrator)
    marks = MARK.findall(desk.get(page).content.decode())
    assert len(marks) == 2
    desk.post(page, {"verb": "end", "session": marks[0]})
    assert StaffSession.objects.filter(user=person).count() == 1
    desk.post(page, {"verb": "end_all"})
    assert not is_in(browser) and not is_in(elsewhere)
    assert LogEntry.objects.filter(object_id=person.pk, change_message="结束登录会话").count() == 2
    assert "登录安全" in desk.get(f"/admin/auth/user/{person.pk}/change/").content.decode()


def test_who_keeps_no_accounts_does_not_look_at_those_of_others(office, person):
    page = f"/admin/auth/user/{person.pk}/security/"
    for verb in ("end", "end_all", "reset", "unlock"):
        assert signed_in(office.publisher).post(page, {"verb": verb}).status_code == 403
    assert signed_in(office.publisher).get(page).status_code == 403


@pytest.mark.parametrize("verb", ["", "reset", "\x00", "codes"])
def test_a_verb_that_there_is_not_is_not_found(enter, browser, verb):
    enter()
    assert browser.post(OWN, {"verb": verb}).status_code == 404


def test_a_deactivated_account_is_out_at_once(enter, browser, person):
    enter()
    person.is_active = False
    person.save()
    assert not is_in(browser)


def test_a_new_password_ends_the_other_sessions(enter, browser, elsewhere, person):
    enter()
    new = {"new_password1": "another-pass-phrase", "new_password2": "another-pass-phrase"}
    browser.post("/admin/password_change/", {"old_password": PASSWORD, **new})
    assert (is_in(browser), is_in(elsewhere)) == (True, False)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short-1", "10"),
        ("password123", "常见"),
        ("1234567890123", "数字"),
        ("editor2024x", "相似"),
    ],
)
def test_a_weak_password_is_refused_in_chinese(enter, browser, password, words):
    enter()
    new = {"new_password1": password, "new_password2": password}
    page = browser.post("/admin/password_change/", {"old_password": PASSWORD, **new})
    assert words in page.content.decode().partition("errorlist")[2].partition("</ul>")[0]


def test_expired_sessions_are_swept_up(clock, enter, browser):
    enter()
    clock(9 * 60)
    sweep(at=timezone.now(), keep=timezone.timedelta(days=180))
    assert not StaffSession.objects.exists()


def test_visitors_have_no_session(citizen, office):
    citizen.get("/")
    citizen.get("/search/?q=x")
    assert not StaffSession.objects.exists()
