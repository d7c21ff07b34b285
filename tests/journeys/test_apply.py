"""A citizen applies without JavaScript by the keyboard, keeps the receipt, follows, withdraws."""

import pytest

from requests_app.models import Application
from tests.journeys.acting import enter, see, send, tab_to, write
from tests.making import make_document
from tests.specimens import specimen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "农村公路养护资金管理办法"


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path):
    settings.IDENTITY_KEY_FILE = str(tmp_path / "identity_key")
    settings.MEDIA_ROOT = tmp_path / "media"


def test_an_application_goes_from_the_home_page_to_its_withdrawal(visit, office):
    make_document(office, "published", title=TITLE)
    page = visit(java_script_enabled=False)
    page.goto("/")
    send(page, page.get_by_role("link", name="依申请公开").first)
    send(page, page.get_by_role("link", name="在线申请"))
    write(page, page.get_by_label("所需信息的名称、文号"), f"申请公开《{TITLE}》的附表")
    enter(page, page.get_by_role("button", name="看看是否已经公开"))
    see(page, "这些信息已经公开")
    see(page, TITLE)

    # What is missing is named and leads to its field; what was typed is still there.
    send(page, page.get_by_role("button", name="提交申请"))
    page.get_by_role("link", name="姓名或名称：请填写姓名或名称").click()
    assert "附表" in page.get_by_label("所需信息的名称、文号").input_value()
    page.get_by_label("自然人").check()
    write(page, page.get_by_label("姓名或名称"), "示例一")
    write(page, page.get_by_label("联系电话"), "19900000001")
    scan = {"name": "a.png", "mimeType": "image/png", "buffer": specimen("png")}
    page.get_by_label("身份证明扫描件或者照片", exact=False).first.set_input_files(scan)
    send(page, page.get_by_role("button", name="提交申请"))
    see(page, "政府信息公开申请接收回执")
    see(page, "身份证明文件")
    number, code = page.locator("dd.number").all_inner_texts()
    case = Application.objects.get()
    assert case.number == number and case.identity_files.count() == 1

    send(page, page.get_by_role("link", name="办理进度查询").last)
    write(page, page.get_by_label("申请编号"), number.lower())
    write(page, page.get_by_label("查询码"), code)
    page.keyboard.press("Enter")
    see(page, f"{number}：已登记")
    see(page, "期限计算说明")
    assert "示例一" not in page.locator("main").inner_text()
    send(page, page.get_by_role("button", name="撤回申请"))
    see(page, "请先确认撤回")
    tab_to(page, page.get_by_label("我确认撤回这件申请"))
    page.keyboard.press("Space")
    enter(page, page.get_by_role("button", name="撤回申请"))
    see(page, "申请已经撤回")
    case.refresh_from_db()
    assert case.state == "withdrawn"
