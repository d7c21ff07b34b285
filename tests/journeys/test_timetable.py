"""The story of what goes out by itself at its time, is held back, or has been shown long enough."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.timezone import localdate, localtime
from playwright.sync_api import expect

from portal.management.commands import publish_due
from tests.journeys.acting import open_form, press, see, see_state
from tests.making import do, make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE, NAMES = "关于汛期交通管制的公告", "拟录用人员公示"


@pytest.fixture
def run_at(monkeypatch):
    """Let the timer's command alone run at another moment; what it said comes back."""

    def run(at):
        said, complained = StringIO(), StringIO()
        monkeypatch.setattr(publish_due, "timezone", SimpleNamespace(now=lambda: at))
        call_command(publish_due.Command(), stdout=said, stderr=complained)
        return said.getvalue(), complained.getvalue()

    return run


def test_it_goes_out_at_its_time_and_not_before(sign_in, visit, office, run_at):
    document = make_document(office, "approved", title=TITLE)
    time = (localtime() + timedelta(minutes=5)).replace(second=0, microsecond=0)
    desk, citizen = sign_in(office.publisher), visit(java_script_enabled=False)

    # A time that nobody can read, and one that is past, are refused in words.
    open_form(desk, document)
    press(desk, "定时发布", 发布时间="下周一")
    see(desk, "请写出日期和时间")
    desk.get_by_label("发布时间").fill("2018-01-01 09:00")
    desk.get_by_role("button", name="定时发布").click()
    see(desk, "定时发布的时间必须晚于现在")
    desk.get_by_label("发布时间").fill(f"{time:%Y年%m月%d日 %H时%M分}")
    desk.get_by_role("button", name="定时发布").click()
    see_state(desk, "定时发布")
    see(desk, f"{time:%Y-%m-%d %H:%M}")

    # A minute before, nothing; at the minute, published, and the lag is in the history.
    assert TITLE not in run_at(time - timedelta(minutes=1))[0]
    assert citizen.goto(document.get_absolute_url()).status == 404
    assert f"已发布：{TITLE}" in run_at(time + timedelta(seconds=42))[0]
    assert citizen.goto(document.get_absolute_url()).status == 200
    see(citizen, TITLE)
    open_form(desk, document)
    see_state(desk, "已发布")
    see(desk, "迟42秒")


def test_what_may_no_longer_go_out_is_held_back_and_seen(sign_in, visit, office, run_at):
    document = make_document(office, "approved", title=TITLE)
    now = timezone.now()
    do(document, "schedule", by=office.publisher, at=now - timedelta(2), publish_at=now)
    # Whoever set the time has left the post meanwhile.
    groups = list(office.publisher.groups.all())
    office.publisher.groups.clear()
    assert "您没有发布的权限" in run_at(now + timedelta(minutes=1))[1]
    run_at(now + timedelta(minutes=2))

    colleague = office.reviewer
    colleague.groups.set(groups)
    desk = sign_in(colleague)
    desk.get_by_role("link", name="到时未发布").click()
    desk.get_by_role("link", name=TITLE).click()
    see_state(desk, "定时发布")
    expect(desk.get_by_role("row", name="到时未发布")).to_have_count(1)
    expect(desk.get_by_role("row", name="到时未发布")).to_contain_text("您没有发布的权限")
    press(desk, "发布")
    see_state(desk, "已发布")
    assert visit().goto(document.get_absolute_url()).status == 200


def test_a_period_of_display_ends_by_itself(sign_in, visit, office, run_at):
    now = timezone.now()
    last_day = localdate(now) + timedelta(days=5)
    document = make_document(
        office, "published", at=now, title=NAMES, display_until=last_day, files=["名单.txt"]
    )
    citizen = visit(java_script_enabled=False)
    # Shown through its last day, whole.
    run_at(now + timedelta(days=5))
    assert citizen.goto(document.get_absolute_url()).status == 200
    assert f"公示期满：{NAMES}" in run_at(now + timedelta(days=6))[0]
    for address in (document.get_absolute_url(), document.attachments.get().get_absolute_url()):
        assert citizen.goto(address).status == 410
        see(citizen, "公示期满")
        assert NAMES not in citizen.content() and "撤下" not in citizen.content()
    clerk = sign_in(office.editor)
    open_form(clerk, document)
    see_state(clerk, "公示期满")
    expect(clerk.get_by_role("row", name="公示期满").last).to_be_visible()
