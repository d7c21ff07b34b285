"""The stories of the counter: what comes in is handled to its end by the pages of the desk."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from requests_app.models import Application
from requests_app.reference import CLERK, HEAD
from tests.journeys.acting import answer, press, see, send
from tests.making import make_user
from tests.requests_app.making import RECEIVED, at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LIST = "/admin/requests_app/application/"


class Clock:
    """The day on which the office is at work."""

    def __init__(self, monkeypatch):
        self.day = RECEIVED
        monkeypatch.setattr(timezone, "now", lambda: at(self.day))

    def pass_to(self, day):
        self.day = day


@pytest.fixture
def clock(monkeypatch, settings, tmp_path):
    settings.IDENTITY_KEY_FILE = str(tmp_path / "identity_key")
    # Weeks pass between one press and the next, and nobody is asked to sign in again.
    settings.IDLE_MINUTES = settings.SESSION_COOKIE_AGE = 60 * 86400
    return Clock(monkeypatch)


@pytest.fixture
def clerk(clock, bureau, sign_in):
    return sign_in(make_user("clerk", role=CLERK, organisation=bureau, first_name="经办"))


@pytest.fixture
def head(clock, bureau, sign_in):
    return sign_in(make_user("head", role=HEAD, organisation=bureau, first_name="负责"))


def enter(page):
    """Register what somebody brought to the counter; the case."""
    page.goto(LIST)
    send(page, page.locator(".object-tools .addlink"))
    page.get_by_label("当面", exact=True).check()
    page.get_by_label("自然人").check()
    page.get_by_label("姓名或名称").fill("欧阳某某")
    page.get_by_label("联系电话").fill("13800001111")
    page.get_by_label("身份证明号码", exact=False).first.fill("110101199003071233")
    page.get_by_label("所需信息的名称").fill("2023年农村公路养护资金使用情况")
    page.get_by_label("当面领取").check()
    send(page, page.get_by_role("button", name="登记", exact=True))
    see(page, "查询码只显示这一次")
    see(page, "2024年7月2日")
    return Application.objects.latest("pk")


def open_case(page, case):
    page.goto(reverse("admin:requests_app_application_change", args=[case.pk]))


def see_state(page, label):
    expect(page.locator(".state-line .state").first).to_have_text(label)


def answered(clerk, head, case, **said):
    """Draft, review by another person, posting, and the end."""
    open_case(clerk, case)
    press(clerk, "拟写答复", **said)
    see_state(clerk, "办理中")
    press(clerk, "提交审核")
    see_state(clerk, "待审核")
    head.goto("/admin/")
    send(head, head.get_by_role("link", name="待审核（政府信息公开申请）"))
    send(head, head.get_by_role("link", name=case.number))
    press(head, "审核同意")
    see_state(head, "待用印")
    open_case(clerk, case)
    press(clerk, "登记答复", 送达方式="邮寄")
    see_state(clerk, "已答复")
    press(clerk, "登记送达")
    press(clerk, "办结")
    press(clerk, "归档")
    see_state(clerk, "已归档")


def test_what_may_be_disclosed_is_disclosed(clerk, head):
    case = enter(clerk)
    clerk.goto(LIST)
    row = clerk.get_by_role("row", name=case.number)
    expect(row).to_contain_text("剩余20个工作日")
    expect(row).to_contain_text("欧**")
    open_case(clerk, case)
    send(clerk, clerk.get_by_role("link", name="查看身份证明"))
    answer(clerk, "查看身份证明", 查看的理由="核对身份")
    see(clerk, "110101199003071233")
    answered(clerk, head, case, 处理结果="予以公开", 答复内容="现予以公开。")
    see(clerk, "2024-06-03按期答复")
    see(clerk, "核对身份")


def test_silence_after_the_notice_is_abandonment(clerk, clock):
    case = enter(clerk)
    open_case(clerk, case)
    press(clerk, "告知补正", 需要补正的事项="请写明年度", 合理的补正期限="2024-06-20")
    see_state(clerk, "待补正")
    see(clerk, "等待申请人补正")
    press(clerk, "视为放弃申请")
    see(clerk, "还没有届满")
    clock.pass_to(date(2024, 6, 21))
    open_case(clerk, case)
    press(clerk, "视为放弃申请")
    see_state(clerk, "视为放弃申请")
    see(clerk, "申请人无正当理由逾期不补正")
    case.refresh_from_db()
    assert case.outcome == "r3_6_1_correction_lapsed"


def test_third_party_extension_and_partial_disclosure(clerk, head, clock):
    case = enter(clerk)
    open_case(clerk, case)
    press(clerk, "征求意见", 征求谁的意见="第三方（第三十二条）", 名称="某某公司")
    see_state(clerk, "征求意见中")
    clock.pass_to(RECEIVED + timedelta(days=4))
    open_case(clerk, case)
    send(clerk, clerk.get_by_role("link", name="收到意见"))
    clerk.get_by_label("意见：", exact=True).select_option(label="不同意公开，有合理理由")
    answer(clerk, "收到意见", 意见的内容和理由="商业秘密")
    see_state(clerk, "办理中")
    see(clerk, "2024-07-08")
    open_case(head, case)
    head.get_by_role("link", name="同意延期").click()
    see(head, "延长后的期限届满日")
    expect(head.locator("[role=status]")).to_contain_text("2024-08-05")
    head.get_by_label("延长的工作日").fill("5")
    head.get_by_label("理由").fill("需要核对区分")
    send(head, head.get_by_role("button", name="预览期限"))
    expect(head.locator("[role=status]")).to_contain_text("2024-07-15")
    expect(head.get_by_label("理由")).to_have_value("需要核对区分")
    send(head, head.get_by_role("button", name="同意延期"))
    see(head, "延长5个工作日")
    said = {
        "处理结果": "部分公开（区分处理的，只计这一情形，不计其他情形）",
        "答复内容": "总额予以公开。",
        "理由和依据": "涉及第三方的商业秘密",
        "不予公开的部分": "单位成本",
        "为公共利益决定公开的理由": "资金总额涉及公共利益",
    }
    answered(clerk, head, case, **said)
    clerk.locator("summary", has_text="逐日计算").click()
    see(clerk, "征求意见，不计入期限")
    case.refresh_from_db()
    assert (case.outcome, case.due_on) == ("r3_2_partial", date(2024, 7, 15))
