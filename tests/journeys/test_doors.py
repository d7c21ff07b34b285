"""A clerk signs in with two factors and is timed out over a form: a browser without scripts."""

import re

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from disclosures.documents.models import Document
from portal.doors.models import StaffSession
from tests.journeys.acting import send
from tests.portal.doors.conftest import PASSWORD, token

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_from_the_first_sign_in_to_a_text_that_survives_the_time_out(visit, office, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    editor = office.editor
    editor.set_password(PASSWORD)
    editor.save()
    page = visit(java_script_enabled=False)

    page.goto("/admin/")
    page.get_by_label("用户名").fill(editor.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/second-factor/set-up/**")
    page.get_by_label("动态口令").fill(token(TOTPDevice.objects.get()))
    page.get_by_role("button", name="完成绑定").click()
    expect(page.locator(".codes code")).to_have_count(10)
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="已经抄好，继续").click()
    page.wait_for_url(re.compile(r"/admin/$"))

    page.goto("/admin/disclosures/document/add/")
    page.locator("#id_title").fill("关于“公路”养护的通知")
    StaffSession.objects.all().delete()
    send(page, page.get_by_role("button", name="保存").first)
    page.get_by_text("您填写的内容没有丢失").wait_for()
    page.get_by_label("用户名").fill(editor.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("动态口令").fill(codes[3])
    page.get_by_role("button", name="登录并继续提交").click()
    assert page.locator("#id_title").input_value() == "关于“公路”养护的通知"
    assert not Document.objects.exists()  # the rest of the form is still to be filled in

    page.goto("/admin/security/")
    page.get_by_text("还有9个备用码可用").wait_for()
    page.get_by_text("当前会话").wait_for()
