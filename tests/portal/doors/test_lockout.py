"""Too many wrong passwords: who is locked out, what he reads, how he gets in again."""

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.test import Client

from tests.making import make_user, signed_in
from tests.portal.doors.conftest import PASSWORD

pytestmark = pytest.mark.promise("wrong passwords lock a name at an address, and nobody else")

LOCKED = "已被锁定"


@pytest.fixture
def locked(enter):
    for _ in range(5):
        answer = enter("wrong")
    return answer


def test_the_fifth_wrong_password_locks_and_says_so(locked):
    text = locked.content.decode()
    assert locked.status_code == 429
    assert "连续错误5次" in text and LOCKED in text and "15分钟后再试" in text
    assert locked["Retry-After"] == "900"


def test_four_are_forgiven(enter):
    for _ in range(4):
        assert LOCKED not in enter("wrong").content.decode()
    assert enter().status_code == 302
    assert not AccessAttempt.objects.exists()


def test_the_right_password_does_not_open_a_locked_door(locked, enter):
    assert enter().status_code == 429


def test_a_name_that_nobody_has_is_locked_just_the_same(enter):
    answers = [enter("wrong", username="nobody") for _ in range(5)]
    assert LOCKED in answers[-1].content.decode()


def test_the_lock_is_on_name_and_address_together(locked, enter, office):
    make_user("colleague").set_password(PASSWORD)
    assert enter("wrong", username="colleague").status_code == 200
    assert enter(REMOTE_ADDR="198.51.100.7").status_code == 302


def test_a_lock_is_not_shed_by_another_browser_or_an_invented_address(locked, enter):
    answer = enter(browser=Client(HTTP_USER_AGENT="other"), HTTP_X_FORWARDED_FOR="1.2.3.4")
    assert answer.status_code == 429


def test_the_lock_ends_by_itself(clock, enter):
    for _ in range(5):
        enter("wrong")
    clock(14)
    assert enter().status_code == 429
    clock(16)
    assert enter().status_code == 302


def test_trying_on_does_not_prolong_the_lock(clock, enter):
    for minutes in (0, 0, 0, 0, 0, 5, 10, 14):
        clock(minutes)
        enter("wrong")
    clock(16)
    assert enter().status_code == 302


def test_what_was_typed_is_not_kept(enter):
    enter("an-identity-number-110101199003074477")
    kept = AccessAttempt.objects.get()
    assert (kept.get_data, kept.post_data) == ("", "")


@pytest.mark.parametrize("username", ["长" * 5000, "x" * 300, "\x00", "", "' OR 1=1 --"])
def test_any_name_is_refused_in_words(enter, username):
    for _ in range(6):
        assert enter("wrong", username=username).status_code in (200, 429)


# --- the administrator --------------------------------------------------------------------------
LIST = "/admin/portal/failedsignin/"


def test_the_administrator_sees_and_lifts_the_lock(locked, enter, administrator, person):
    desk = signed_in(administrator)
    page = desk.get(LIST).content.decode()
    assert person.username in page and "锁定中" in page
    chosen = AccessAttempt.objects.get().pk
    desk.post(LIST, {"action": "lift", "_selected_action": [chosen]})
    assert enter().status_code == 302
    assert LogEntry.objects.get(object_id=person.pk).change_message == "解除登录锁定"


def test_nobody_else_sees_the_list(locked, office, stranger):
    for user in (office.editor, office.publisher, stranger):
        assert signed_in(user).get(LIST).status_code == 403
    assert "登录失败和锁定" not in signed_in(office.editor).get("/admin/").content.decode()


def test_the_page_of_the_account_lifts_it_too(locked, enter, administrator, person):
    page = f"/admin/auth/user/{person.pk}/security/"
    desk = signed_in(administrator)
    assert "错误5次" in desk.get(page).content.decode()
    desk.post(page, {"verb": "unlock"})
    assert "登录锁定" not in desk.get(page).content.decode().replace("登录锁定。", "")
    assert enter().status_code == 302
