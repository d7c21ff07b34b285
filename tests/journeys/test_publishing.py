"""The story of one document in a real browser: drafted, returned, published, found, withdrawn."""

import pytest

from disclosures.documents.models import Document
from tests.journeys.acting import press, review_secrecy, see, send, write_body

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于印发《朝阳市农村公路养护办法》的通知"
BODY = "各县（市）区交通局：\n现将养护办法印发给你们，请遵照执行。\n路面坑槽应当在七日内修补。"


def test_a_document_goes_from_draft_to_the_public_and_back(
    sign_in, visit, editor, reviewer, secrecy_reviewer, publisher, tmp_path
):
    paper = tmp_path / "养护办法.txt"
    paper.write_text("养护办法全文", "utf-8")

    # The clerk drafts it, with a file, and submits it.
    clerk = sign_in(editor)
    clerk.goto("/admin/disclosures/document/add/")
    see(clerk, "严禁录入国家秘密、工作秘密")
    clerk.get_by_label("标题", exact=False).first.fill(TITLE)
    clerk.get_by_label("信息类别").select_option(label="公告")
    clerk.get_by_label("公开栏目").select_option(label="政策文件")
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("发文字号").fill("章交发[2018]012号")
    write_body(clerk, BODY)
    clerk.locator("input[type=file]").first.set_input_files(paper)
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    # A notice needs its date: the submission is refused in words, nothing is lost.
    press(clerk, "提交审核")
    see(clerk, "公告还缺：成文日期")
    clerk.get_by_role("link", name="取消").click()
    assert clerk.get_by_label("发文字号").input_value() == "章交发〔2018〕12号"
    clerk.get_by_label("成文日期").fill("2018-05-28")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    see(clerk, "已提交审核")
    document = Document.objects.get()
    address = f"/admin/disclosures/document/{document.pk}/change/"

    # The reviewer returns it with an opinion; the clerk sees it, mends and submits again.
    chief = sign_in(reviewer)
    chief.goto(address)
    press(chief, "退回修改", 退回意见="请补充修补时限")
    clerk.goto(address)
    see(clerk, "退回意见：请补充修补时限")
    write_body(clerk, BODY + "\n紧急情况应当在二十四小时内修补。")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    assert clerk.get_by_role("link", name="通过", exact=True).count() == 0

    # The secrecy review ticks text and file; another person approves; a third publishes.
    guard = sign_in(secrecy_reviewer)
    review_secrecy(guard, document)
    chief.goto(address)
    press(chief, "通过")
    desk = sign_in(publisher)
    desk.goto(address)
    press(desk, "发布")
    see(desk, "索引号 jtj/")

    # A citizen without JavaScript finds it by two characters and downloads the file.
    citizen = visit(java_script_enabled=False)
    citizen.goto("/")
    citizen.get_by_label("查找政府信息").first.fill("坑槽")
    citizen.get_by_role("button", name="搜索").first.click()
    citizen.get_by_role("link", name=TITLE).click()
    assert citizen.get_by_role("heading", name=TITLE).is_visible()
    see(citizen, "章交发〔2018〕12号")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="养护办法").first.click()
    assert download.value.path().read_text("utf-8") == "养护办法全文"
    file_url = download.value.url

    # Withdrawn with a reason: the address answers the notice, nothing else gives it any more.
    desk.goto(address)
    press(desk, "撤下", **{"撤下原因（向社会公开）": "内容有误，更正后重新发布"})
    answer = citizen.goto(f"/disclosures/{document.pk}/")
    assert answer.status == 410
    see(citizen, "内容有误，更正后重新发布")
    assert TITLE not in citizen.content()
    assert citizen.request.get(file_url).status == 410
    for surface in ("/", "/disclosures/", "/search/?q=坑槽", "/api/v1/search?q=坑槽"):
        assert TITLE not in citizen.request.get(surface).text()
    year = document.__class__.objects.get().first_published_at.year
    figures = citizen.request.get(f"/reports/{year}/figures.json").json()["figures"]
    assert figures["disclosures"]["value"] == 0
