"""The editor of a body in a real browser: pasting from Word, tables, and nothing lost."""

import json

import pytest
from playwright.sync_api import expect

from disclosures.documents.models import Document
from disclosures.publishing.history import history_of
from disclosures.rich_text.cleaning import TAGS, clean
from portal.demo.documents import demo_documents
from tests.journeys.acting import send
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>内部文件名</title>
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:等线;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='text-align:center;font-family:方正小标宋简体'>农村公路养护办法</h1>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span
style='font-size:16.0pt;font-family:仿宋_GB2312'>&nbsp;&nbsp;&nbsp; 为了加强农村公路养护，
根据<b>《公路法》</b>
制定本办法。<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal><span>　　路面坑槽应当在<del cite="mailto:甲"
datetime="2018-05-01">三</del><ins>七</ins>日内修补。<span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[甲1]</a></span></span></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0'><td width=277 colspan=2
style='width:207pt'><p class=MsoNormal>养护计划</p></td></tr>
<tr><td><p class=MsoNormal align=center>里程</p></td><td><p
class=MsoNormal>12公里<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal align=right style='text-align:right'>章原市交通运输局</p>
<p class=MsoNormal align=right style='text-align:right'>2018年5月28日</p>
<span style='display:none;mso-hide:all'>不公开的隐藏文字</span>
<div style='mso-element:comment-list'><div class=msocomtxt>请核对时限是否属实</div></div>
<!--EndFragment--></body></html>"""

STORED = """<h2>农村公路养护办法</h2>
<p>为了加强农村公路养护，根据<strong>《公路法》</strong>制定本办法。</p>
<p>路面坑槽应当在七日内修补。</p>
<table><tbody><tr><td colspan="2">养护计划</td></tr>\
<tr><td>里程</td><td>12公里</td></tr></tbody></table>
<p class="signature">章原市交通运输局<br>2018年5月28日</p>"""


@pytest.fixture
def draft(office):
    return make_document(office, title="关于农村公路养护的通知", body="")


@pytest.fixture
def desk(sign_in, draft, editor):
    """The form of the draft, open before its drafter; a breach of the policy fails the test."""
    page = sign_in(editor)
    page.add_init_script(
        "window.breaches = [];"
        "addEventListener('securitypolicyviolation', e => breaches.push(e.violatedDirective))"
    )
    page.goto(f"/admin/disclosures/document/{draft.pk}/change/")
    expect(page.locator(".editor")).to_be_visible()
    yield page
    assert page.evaluate("window.breaches") == []


def text_of(page):
    return page.get_by_role("textbox", name="正文")


def paste(page, text, kind="text/html"):
    text_of(page).click()
    text_of(page).evaluate(
        """(paper, [kind, text]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData(kind, text);
            paper.dispatchEvent(new ClipboardEvent(
                "paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [kind, text],
    )


def save(page):
    send(page, page.get_by_role("button", name="保存并继续编辑"))
    expect(page.locator(".messagelist .success")).to_be_visible()


def stored():
    return Document.objects.get().body


def tool(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_what_is_pasted_from_word_comes_out_clean(desk, visit, draft):
    paste(desk, FROM_WORD)
    expect(text_of(desk).locator("h2")).to_have_text("农村公路养护办法")
    expect(text_of(desk).locator("p.signature")).to_have_count(2)
    expect(desk.get_by_text("批注、已删除的修订和隐藏文字没有带入")).to_be_visible()
    save(desk)
    assert stored() == STORED
    # The editor shows what is stored, and the preview shows it as the public will see it.
    expect(text_of(desk)).to_contain_text("路面坑槽应当在七日内修补。")
    desk.goto(f"/admin/disclosures/document/{draft.pk}/preview/")
    prose = desk.locator(".prose")
    expect(prose.get_by_role("cell", name="12公里")).to_be_visible()
    expect(prose).to_contain_text("2018年5月28日")
    for secret in ("三", "甲1", "隐藏文字", "请核对", "内部文件名", "mso"):
        assert secret not in prose.inner_html()


def test_plain_lines_become_paragraphs_without_their_indents(desk):
    paste(desk, "　　第一段。\r\n　　第二段。\n\n第三段。", kind="text/plain")
    save(desk)
    assert stored() == "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。</p>"


def test_pictures_do_not_come_along_and_it_is_said(desk):
    paste(desk, '<p>图一</p><img src="file:///C:/a.png"><img src="data:image/png;base64,AAAA">')
    expect(desk.get_by_text("图片没有带入，请作为附件上传")).to_be_visible()
    save(desk)
    assert stored() == "<p>图一</p>"


def test_a_table_is_made_filled_and_given_its_caption(desk):
    text_of(desk).click()
    desk.keyboard.type("收费标准如下")
    desk.keyboard.press("Enter")
    tool(desk, "表格").click()
    desk.get_by_label("行数").fill("2")
    desk.get_by_label("列数").fill("2")
    desk.get_by_role("button", name="插入", exact=True).click()
    for words in ("车型", "标准", "小客车", "5元"):
        desk.keyboard.type(words)
        desk.keyboard.press("Tab") if words != "5元" else None
    tool(desk, "表题").click()
    desk.get_by_label("表题").fill("收费表")
    desk.get_by_role("button", name="确定", exact=True).click()
    save(desk)
    assert stored() == (
        "<p>收费标准如下</p>\n<table><caption>收费表</caption>"
        "<thead><tr><th>车型</th><th>标准</th></tr></thead>"
        "<tbody><tr><td>小客车</td><td>5元</td></tr></tbody></table>"
    )


def test_a_script_address_makes_no_link(desk):
    text_of(desk).click()
    desk.keyboard.type("文")
    expect(text_of(desk)).to_have_text("文")
    text_of(desk).select_text()
    expect(tool(desk, "链接")).to_be_enabled()
    tool(desk, "链接").click()
    desk.get_by_label("网址", exact=True).fill("javascript:alert(1)")
    desk.get_by_role("button", name="确定", exact=True).click()
    save(desk)
    assert stored() == "<p>文</p>"


def test_every_word_of_the_editor_is_chinese(desk):
    tool(desk, "表格").click()
    words = desk.locator(".prose-editor-dialog").inner_text()
    desk.get_by_role("button", name="插入", exact=True).click()
    words += desk.locator(".editor-head").inner_text() + desk.locator(".editor-foot").inner_text()
    titles = desk.locator(".editor [title]").evaluate_all("all => all.map(e => e.title)")
    assert len(titles) > 20
    spoken = words + "".join(titles).replace("Ctrl+", "").translate(dict.fromkeys(b"BUKZY"))
    assert not [letter for letter in spoken if letter.isascii() and letter.isalpha()]


def round_trips(page, bodies):
    """Each body as the editor would send it after a change, read in the page that is open."""
    return page.locator(".ProseMirror").evaluate(
        """(paper, bodies) => bodies.map((body) => {
            paper.editor.commands.setContent(body, { emitUpdate: false });
            return paper.editor.getHTML();
        })""",
        bodies,
    )


def test_nothing_that_is_stored_is_lost_in_the_editor(desk):
    """Bodies of the demonstration, and one of everything that a body may hold."""
    shapes = {}
    for document in demo_documents():
        shape = "".join(letter for letter in document.body if letter in "<>hptablesignatur/")
        shapes.setdefault(shape[:80], clean(document.body))
    everything = clean(
        "<h2>甲</h2><h3>乙</h3><h4>丙</h4><p>一<b>二</b><em>三</em><u>四</u><s>五</s>"
        "<sub>六</sub><sup>七</sup><br>八</p><ul><li>九<ol start=3><li>十</li></ol></li></ul>"
        "<blockquote>引</blockquote><hr><p><a href='/guide/' title='指南'>指</a></p>"
        "<table><caption>表 1</caption><thead><tr><th colspan=2 scope=col>头</th></tr></thead>"
        "<tbody><tr><td rowspan=2>左</td><td>1</td></tr><tr><td><p>2</p><p>3</p></td></tr>"
        "</tbody></table><p class=signature>局<br>日</p>"
    )
    assert all(f"<{tag}" in everything for tag in TAGS - {"b", "i", "tfoot"})
    bodies = [body for body in shapes.values() if body] + [everything]
    assert len(bodies) > 20
    assert [clean(html) for html in round_trips(desk, bodies)] == bodies


def test_opened_and_saved_unchanged_is_sent_as_it_came(desk, draft):
    typed = "第一行\n第二行 5 < 6 & 7"
    draft.body = typed
    draft.save()
    before = Document.objects.get().body
    entries = history_of(draft).count()
    desk.reload()
    expect(desk.locator(".editor")).to_be_visible()
    expect(text_of(desk).locator("p")).to_have_count(2)
    assert desk.locator("#id_body").input_value() == typed
    save(desk)
    assert stored() == before
    assert history_of(draft).count() == entries


def test_without_scripts_the_text_area_is_there_as_ever(chromium, desk, live_server, draft):
    cookies = desk.context.cookies()
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"/admin/disclosures/document/{draft.pk}/change/")
    page.get_by_role("textbox", name="正文").fill("第一段\n第二段")
    send(page, page.get_by_role("button", name="保存并继续编辑"))
    assert stored() == "<p>第一段</p>\n<p>第二段</p>"
    assert page.get_by_role("textbox", name="正文").input_value() == "第一段\n第二段"
    context.close()


def test_the_public_page_loads_nothing_of_the_editor(visit, office):
    document = make_document(office, state="published", body=STORED)
    page, loaded = visit(), []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(document.get_absolute_url())
    expect(page.get_by_role("cell", name="12公里")).to_be_visible()
    assert json.dumps(loaded).count("editor") == 0
