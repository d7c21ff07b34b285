"""The story of a text that three persons review in turn, and of the sheet that names them all."""

import unicodedata

import pypdfium2
import pytest

from disclosures.publishing.models import ReviewPolicy
from tests.journeys.acting import answer, offered, open_form, press, review_secrecy, see, see_state
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NAMES = {
    "editor": "郑拟稿",
    "reviewer": "王初审",
    "second_reviewer": "李复审",
    "final_reviewer": "张终审",
    "secrecy_reviewer": "赵保密",
    "publisher": "孙发布",
}


@pytest.fixture
def named_office(office):
    for role, name in NAMES.items():
        person = getattr(office, role)
        person.first_name = name
        person.save()
    return office


def words_of_the_paper(page):
    """What is to be read on the printed page."""
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    return unicodedata.normalize("NFKC", text), len(paper)


def test_three_levels_by_three_persons_and_the_sheet_that_names_them(
    sign_in, administrator, named_office
):
    office = named_office
    # The administrator gives the bureau three levels of review.
    keeper = sign_in(administrator)
    keeper.goto("/admin/")
    keeper.get_by_role("link", name="三审三校设置").first.click()
    keeper.get_by_role("link", name="增加三审三校设置").click()
    keeper.get_by_label("单位").select_option(label=str(office.organisation))
    answer(keeper, "保存", 审核级数="三级（初审、复审、终审）")
    assert ReviewPolicy.objects.get().levels == 3

    document = make_document(
        office, title="关于印发《公路养护办法》的通知", files=["办法.txt", "路线图.png"]
    )
    clerk = sign_in(office.editor)
    open_form(clerk, document)
    press(clerk, "提交审核")
    see_state(clerk, "待初审")

    # The secrecy review looks at each part: what is left out is named, and nothing typed is lost.
    guard = sign_in(office.secrecy_reviewer)
    open_form(guard, document)
    guard.get_by_role("link", name="保密审查", exact=True).click()
    guard.get_by_label("标题和正文").check()
    guard.get_by_label("附件：办法.txt").check()
    answer(guard, "保密审查", 保密审查结论="可以公开", 保密审查依据="逐项审查")
    see(guard, "还没有逐项审查：附件：路线图.png")
    assert guard.get_by_label("保密审查依据").input_value() == "逐项审查"
    review_secrecy(guard, document)

    # 初审, 复审, 终审: each another person's, each under its own name; 签发 at the last alone.
    chief = sign_in(office.reviewer)
    open_form(chief, document)
    assert not offered(chief, "签发")
    press(chief, "通过", 审核意见="内容属实")
    see_state(chief, "待复审")
    assert not offered(chief, "通过")
    second = sign_in(office.second_reviewer)
    open_form(second, document)
    assert not offered(second, "签发")
    press(second, "通过", 审核意见="符合规定")
    see_state(second, "待终审")
    leader = sign_in(office.final_reviewer)
    open_form(leader, document)
    assert not offered(leader, "通过")
    press(leader, "签发", 审核意见="同意发布")
    see_state(leader, "待发布")

    desk = sign_in(office.publisher)
    open_form(desk, document)
    press(desk, "发布")
    see_state(desk, "已发布")

    # One sheet of paper: every name with its opinion, without the desk around it.
    desk.get_by_role("link", name="信息发布审核单").click()
    text, pages = words_of_the_paper(desk)
    assert pages == 1
    for word in (*NAMES.values(), "内容属实", "符合规定", "同意发布", "附件:路线图.png"):
        assert word in text, word
    for step in ("拟稿", "初审", "复审", "终审", "保密审查", "可以公开", "发布"):
        assert step in text, step
    assert "严禁录入" not in text and "退出登录" not in text
