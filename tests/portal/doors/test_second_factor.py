"""The second factor: set up, asked for, its backup codes, and the way back when it is lost."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.doors.actions import draw_codes, offered_device
from tests.making import make_document, signed_in
from tests.portal.doors.conftest import token

pytestmark = pytest.mark.promise("staff need a second factor where the site is public")

ASK, SET_UP = "/admin/second-factor/", "/admin/second-factor/set-up/"
OWN = "/admin/security/"


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def test_where_it_is_not_required_a_password_is_enough(enter, browser):
    enter()
    assert browser.get("/admin/").status_code == 200


def test_where_it_is_required_the_first_sign_in_leads_to_the_set_up(required, enter, browser):
    enter()
    page = browser.get("/admin/disclosures/document/", follow=True)
    assert page.redirect_chain[-1][0].startswith(SET_UP)
    assert "完成绑定" in page.content.decode()


def test_the_picture_is_drawn_here_and_holds_the_secret_that_stands_beside_it(
    required, enter, browser, person
):
    enter()
    page = browser.get(SET_UP)
    text = page.content.decode()
    assert '<img src="data:image/svg+xml' in text
    assert "<svg" in unquote(re.search(r'src="(data:[^"]+)"', text)[1])
    secret = re.search(r"密钥：<code>([A-Z2-7 ]+)</code>", text)[1].replace(" ", "")
    assert f"secret={secret}" in offered_device(person).config_url.replace("%3D", "")
    assert "no-store" in page["Cache-Control"]


def test_the_first_token_completes_the_sign_in_and_shows_the_backup_codes_once(
    required, enter, browser, person
):
    enter()
    device = offered_device(person)
    wrong = browser.post(SET_UP, {"code": "000000"})
    assert "动态口令不正确" in wrong.content.decode()
    device.throttle_reset()
    done = browser.post(SET_UP, {"code": token(device), "next": "/admin/disclosures/document/"})
    codes = re.findall(r"<li><code>([a-z2-7]{8})</code></li>", done.content.decode())
    assert len(codes) == StaticToken.objects.filter(device__user=person).count() == 10
    assert 'href="/admin/disclosures/document/"' in done.content.decode()
    assert browser.get("/admin/").status_code == 200
    assert codes[0] not in browser.get(OWN).content.decode()


def test_who_has_a_device_is_asked_for_its_token_whatever_the_setting(enter, browser, device):
    enter()
    page = browser.get("/admin/disclosures/document/?q=x", follow=True)
    assert page.redirect_chain[-1][0].startswith(ASK)
    wanted = re.search(r'name="next" value="([^"]+)"', page.content.decode())[1]
    assert browser.post(ASK, {"code": token(device), "next": wanted}).status_code == 200  # used up
    device.refresh_from_db()
    device.throttle_reset()
    answer = browser.post(ASK, {"code": token(device, ahead=1), "next": wanted})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/disclosures/document/?q=x")
    assert browser.get("/admin/").status_code == 200


def test_with_the_password_alone_nothing_opens(enter, browser, device, office):
    document = make_document(office, files=["通知.pdf"])
    enter()
    page = f"/admin/disclosures/document/{document.pk}/"
    for address in ("/admin/", f"{page}change/", f"{page}preview/", OWN, "/admin/password_change/"):
        assert browser.get(address).status_code in (302, 404), address
    assert browser.get(SET_UP)["Location"].startswith(ASK)  # no new device on top of the old one
    assert browser.get(document.get_absolute_url()).status_code == 404


def test_the_session_is_another_after_the_second_half(enter, browser, device, person):
    enter()
    before = browser.cookies["sessionid"].value
    code = draw_codes(person)[0]
    browser.post(ASK, {"code": code})
    assert browser.cookies["sessionid"].value != before


def test_wrong_tokens_are_answered_with_a_growing_wait(enter, browser, device):
    enter()
    device.throttle_reset()
    for _ in range(4):
        answer = browser.post(ASK, {"code": "000000"})
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
    TOTPDevice.objects.update(throttling_failure_count=5)
    browser.post(ASK, {"code": "000000"})
    answer = browser.post(ASK, {"code": token(device, ahead=1)})
    assert re.search(r"请等\d+秒后再试", answer.content.decode())


def test_a_backup_code_opens_once_however_it_is_typed(enter, browser, device, person):
    code = draw_codes(person)[0]
    typed = f" {code[:4].upper()}-{code[4:].upper()} "
    enter()
    assert browser.post(ASK, {"code": typed}).status_code == 302
    again = Client()
    enter(browser=again)
    assert "动态口令不正确" in again.post(ASK, {"code": code}).content.decode()
    assert "还有9个备用码可用" in browser.get(OWN).content.decode()


def test_new_backup_codes_void_the_old_ones(enter, browser, device, person):
    old = draw_codes(person)[0]
    enter()
    browser.post(ASK, {"code": draw_codes(person)[1]})
    page = browser.post(OWN, {"verb": "codes"}).content.decode()
    assert old not in page
    assert page.count("<li><code>") == 10


def test_half_way_one_can_sign_in_as_somebody_else(enter, browser, device):
    enter()
    assert browser.post("/admin/second-factor/leave/")["Location"] == "/admin/login/"
    assert "用户名" in browser.get("/admin/login/").content.decode()


@pytest.mark.parametrize("address", ["//x.example/", "https://x.example/", "javascript:alert(1)"])
def test_the_way_on_stays_on_this_site(enter, browser, device, person, address):
    enter()
    answer = browser.post(ASK, {"code": draw_codes(person)[0], "next": address})
    assert answer["Location"] == "/admin/"


def test_visitors_find_no_second_factor_to_set_up(citizen, db):
    assert citizen.get(SET_UP)["Location"] == "/admin/login/"
    assert citizen.get(ASK)["Location"] == "/admin/"


# --- recovery -----------------------------------------------------------------------------------
def test_the_administrator_takes_a_lost_device_away_and_it_is_set_up_anew(
    required, enter, browser, device, person, administrator, settings
):
    code = draw_codes(person)[0]
    enter()
    browser.post(ASK, {"code": code})
    settings.REQUIRE_SECOND_FACTOR = False  # so that the administrator needs none of his own here
    page = f"/admin/auth/user/{person.pk}/security/"
    desk = signed_in(administrator)
    assert "核实本人身份" in desk.get(page).content.decode()
    desk.post(page, {"verb": "reset"})
    settings.REQUIRE_SECOND_FACTOR = True
    assert browser.get("/admin/").status_code == 302  # the sessions have ended as well
    enter()
    assert browser.get(ASK)["Location"].startswith(SET_UP)
    assert not StaticToken.objects.exists()
    history = f"/admin/auth/user/{person.pk}/history/"
    settings.REQUIRE_SECOND_FACTOR = False
    assert "重置二次验证" in desk.get(history).content.decode()


def test_nobody_resets_a_superuser_but_a_superuser(root, administrator, office):
    page = f"/admin/auth/user/{root.pk}/security/"
    for user in (administrator, office.editor):
        assert signed_in(user).get(page).status_code == 403
        assert signed_in(user).post(page, {"verb": "reset"}).status_code == 403


def test_staff_do_not_see_each_others_secrets(root, device):
    for address in ("/admin/otp_totp/totpdevice/", "/admin/otp_static/staticdevice/"):
        assert signed_in(root).get(address).status_code == 404
