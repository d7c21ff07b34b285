"""The story of wrong words and of personal data, told by people who have no mouse."""

import pytest
from playwright.sync_api import expect

from disclosures.wording.models import WordingRule
from tests.journeys.acting import enter, see, see_state, tab_to, write
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于受理公路养护建议的通知"
MOBILE = "13812345678"
BODY = f"<p>由运输管理总站受理。</p><p>养护质量全市第一。</p><p>联系人：王先生，手机{MOBILE}。</p>"
REASON = "值班手机，经本人同意公开"


def link(page, name):
    return page.get_by_role("link", name=name, exact=True)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


@pytest.fixture
def rules(db):
    WordingRule.objects.create(
        term="运输管理总站", level="forbidden", category="former_name", suggestion="公路养护中心"
    )
    WordingRule.objects.create(term="全市第一", level="confirm", note="绝对化用语")


@pytest.fixture
def sit_down(visit):
    """A window in which somebody has signed in by the keyboard alone."""

    def enter_account(user):
        user.set_password("journey-pass-phrase")
        user.save()
        page = visit()
        page.goto("/admin/")
        page.keyboard.type(user.username)  # the first field has the focus
        write(page, page.get_by_label("密码"), "journey-pass-phrase")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="退出登录").wait_for()
        return page

    return enter_account


def tick(page, box):
    tab_to(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def rewrite(clerk, *lines):
    """Other words in the editor, which lets the Tab key in and out again."""
    tab_to(clerk, clerk.locator(".ProseMirror"))
    clerk.keyboard.press("ControlOrMeta+a")
    for line in lines:
        clerk.keyboard.type(line)
        clerk.keyboard.press("Enter")
    enter(clerk, button(clerk, "保存并继续编辑"))


def submit(clerk):
    enter(clerk, link(clerk, "提交审核"))
    enter(clerk, button(clerk, "提交审核"))


def review_secrecy(watcher):
    enter(watcher, watcher.get_by_role("link", name="待保密审查"))
    enter(watcher, link(watcher, TITLE))
    enter(watcher, link(watcher, "保密审查"))
    see(watcher, "已逐项审查")
    for part in watcher.get_by_role("checkbox").all():
        tick(watcher, part)
    conclusion = watcher.get_by_label("保密审查结论")
    tab_to(watcher, conclusion)
    watcher.keyboard.press("ArrowDown")
    expect(conclusion.locator("option:checked")).to_have_text("可以公开")
    write(watcher, watcher.get_by_label("保密审查依据"), "逐项审查")
    enter(watcher, button(watcher, "保密审查"))
    see(watcher, "已记录保密审查结论")


def test_wrong_words_and_personal_data_by_the_keyboard_alone(sit_down, office, rules):
    make_document(office, title=TITLE, body=BODY)

    # A forbidden word: the form points it out with its place and what to write instead.
    clerk = sit_down(office.editor)
    enter(clerk, clerk.get_by_role("link", name="我起草的"))
    enter(clerk, link(clerk, TITLE))
    see(clerk, "正文“由【运输管理总站】受理。”，建议：公路养护中心")
    see(clerk, "正文第2行“养护质量【全市第一】。”")
    submit(clerk)
    see(clerk, "有禁用的词语：正文“由【运输管理总站】受理。”，建议：公路养护中心")
    enter(clerk, link(clerk, "取消"))
    see_state(clerk, "草稿")
    contact = f"联系人：王先生，手机{MOBILE}。"
    rewrite(clerk, "由公路养护中心受理。", "养护质量全市第一。", contact)
    expect(clerk.get_by_text("运输管理总站")).to_have_count(0)

    # A doubtful word: the box must be ticked by whoever has looked.
    submit(clerk)
    see(clerk, "核对无误的请勾选确认")
    tick(clerk, clerk.get_by_label("上述词语已经核对无误"))
    enter(clerk, button(clerk, "提交审核"))
    see_state(clerk, "待审核")
    see(clerk, "已确认词语：正文第2行“养护质量【全市第一】。”")

    # Personal data: masked on the screen, and in the reviewer's way until there is a reason.
    review_secrecy(sit_down(office.secrecy_reviewer))
    chief = sit_down(office.reviewer)
    enter(chief, chief.get_by_role("link", name="待我审核"))
    enter(chief, link(chief, TITLE))
    see(chief, "可能有个人信息，请核对。正文第3行有手机号码")
    enter(chief, link(chief, "通过"))
    enter(chief, button(chief, "通过"))
    see(chief, "依法应当公开的请填写保留理由")
    assert MOBILE not in chief.content()
    write(chief, chief.get_by_label("保留个人信息的理由"), REASON)
    enter(chief, button(chief, "通过"))
    see_state(chief, "待发布")
    see(chief, f"保留个人信息的理由：{REASON}")
    enter(chief, link(chief, "信息发布审核单"))
    see(chief, f"保留个人信息的理由：{REASON}")
