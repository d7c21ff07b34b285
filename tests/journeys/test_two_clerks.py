"""The story of two clerks with the same draft open, and of a paper that is there already."""

import pytest
from playwright.sync_api import expect

from disclosures.documents.models import Document
from tests.journeys.acting import LIST, open_form, press, save, see, see_state, send, write_body
from tests.making import EDITOR, make_document, make_user

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于做好汛期公路养护工作的通知"


def test_the_second_clerk_reads_both_texts_and_loses_nothing(sign_in, office):
    document = make_document(office, title=TITLE, summary="", body="<p>原文。</p>")
    first = sign_in(office.editor)
    second = sign_in(make_user("colleague", role=EDITOR, organisation=office.organisation))
    open_form(first, document)
    open_form(second, document)

    write_body(first, "第一人写的正文。")
    first.get_by_label("内容概述").fill("第一人的概述")
    save(first)
    write_body(second, "第二人写的正文。")
    second.get_by_label("关键词").fill("汛期")
    send(second, second.get_by_role("button", name="保存并继续编辑"))

    # Nothing is stored; what is stored and what was typed stand side by side.
    see(second, "这条信息已由他人修改并保存")
    row = second.get_by_role("row", name="正文")
    expect(row.get_by_role("cell").nth(0)).to_have_text("第一人写的正文。")
    expect(row.get_by_role("cell").nth(1)).to_have_text("第二人写的正文。")
    assert "第一人" in Document.objects.get().body
    # What was typed is still in the form; merged by hand, it is saved.
    expect(second.locator(".ProseMirror")).to_have_text("第二人写的正文。")
    assert second.get_by_label("关键词").input_value() == "汛期"
    write_body(second, "第一人写的正文。\n第二人写的正文。")
    second.get_by_label("内容概述").fill("第一人的概述")
    save(second)
    stored = Document.objects.get()
    assert stored.body == "<p>第一人写的正文。</p>\n<p>第二人写的正文。</p>"
    assert (stored.summary, stored.keywords) == ("第一人的概述", "汛期")
    expect(second.get_by_role("row", name="colleague")).to_have_count(1)

    # A button pressed on a page that is out of date does nothing and says why.
    open_form(first, document)
    first.get_by_role("link", name="提交审核").click()
    open_form(second, document)
    second.get_by_label("关键词").fill("汛期 养护")
    save(second)
    first.get_by_role("button", name="提交审核").click()
    see(first, "这条信息在您查看以后有了变化")
    see_state(first, "草稿")


def test_a_paper_that_is_there_already_is_pointed_out(sign_in, office):
    paper = {"document_number": "章交发〔2018〕12号", "issuing_organ": "章原市交通运输局"}
    make_document(office, "published", title=TITLE, **paper)
    clerk = sign_in(office.editor)
    clerk.goto(f"{LIST}add/")
    clerk.get_by_role("textbox", name="标题").fill("关于做好汛期公路养护工作的通告")
    clerk.get_by_label("信息类别").select_option(label="动态")
    clerk.get_by_label("责任单位").select_option(label=str(office.organisation))
    save(clerk)
    see(clerk, f"可能重复：标题相近，“{TITLE}”（已发布）")
    clerk.get_by_role("textbox", name="标题").fill("另一件完全不同的事项")
    clerk.get_by_role("textbox", name="发文字号").fill("章交发[2018]12号")
    save(clerk)
    see(clerk, f"可能重复：发文字号相同（章交发〔2018〕12号），“{TITLE}”（已发布）")
    # A warning, no lock: the clerk decides.
    clerk.get_by_label("公开栏目").select_option(label="政策文件")
    write_body(clerk, "各单位遵照执行。")
    save(clerk)
    press(clerk, "提交审核")
    see_state(clerk, "待审核")
