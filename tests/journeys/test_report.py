"""The annual report: gaps filled, checked, signed by another, published, printed; it stays."""

import re
from datetime import date

import pypdfium2
import pytest
from django.utils import timezone

from portal.annual_report.paper.keeping import unmade
from portal.reference import REPORT_WRITERS
from tests.journeys.acting import see, send
from tests.making import make_document, make_report, make_user

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

HOTLINES = "参加利民热线直播"
LAST_DAY = date(2099, 12, 31)  # of a round that is never over


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"


@pytest.fixture
def people(office):
    """Who writes and who signs, and who in the section knows the number that is asked for."""
    here = {"role": REPORT_WRITERS, "organisation": office.organisation}
    return {
        "writer": make_user("report_writer", **here),
        "leader": make_user("report_leader", **here),
        "section": make_user("report_section", organisation=office.organisation),
    }


def button(page, name):
    send(page, page.get_by_role("button", name=name, exact=True))


def link(page, name):
    send(page, page.get_by_role("link", name=name, exact=True))


def collect(writer, section, body):
    """A number is asked of a section, filled in there, and confirmed."""
    link(writer, "布置填报")
    writer.get_by_label("填报期限").fill(LAST_DAY.isoformat())
    writer.get_by_role("checkbox", name=HOTLINES, exact=True).check()
    writer.get_by_role("checkbox", name=body.name, exact=True).check()
    button(writer, "布置填报")
    see(writer, "已经布置")
    section.goto("/admin/portal/suppliedfigure/")
    send(section, section.get_by_role("link", name=HOTLINES))
    section.get_by_label("数值").fill("3")
    section.get_by_label("数据来源").fill("电台节目单")
    button(section, "填报")
    see(section, "等待核对")
    writer.reload()
    button(writer, "核对")
    see(writer, "全部核对完毕")


def write(writer, heading, text):
    """The text of a part, in the form of the report."""
    part = writer.locator(".inline-related").filter(has_text=heading).first
    part.locator("textarea").fill(text)


def add(writer, heading, text):
    writer.locator(".add-row a").click()
    part = writer.locator(".inline-related.dynamic-texts").last
    part.locator("select").select_option(label=heading)
    part.locator("textarea").fill(text)


def words_of(pages):
    return [re.sub(r"\s", "", one.get_textpage().get_text_bounded()) for one in pages]


def downloaded(page, name) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return waiting.value.path().read_bytes()


def test_a_report_is_written_signed_published_printed_and_stays(sign_in, visit, office, people):
    make_document(office, "published")
    parts = {"n2": "健全组织。", "n3": "门户网站。"}
    words = "全年主动公开政府信息8条。"
    report = make_report(office.organisation, 2018, n1=words, **parts)
    writer, leader = sign_in(people["writer"]), sign_in(people["leader"])
    home = f"/admin/portal/annualreport/{report.pk}/sign/"

    writer.goto(home)
    see(writer, "“四、下一步工作打算及改进意见”还没有文字")
    see(writer, "文字中写的“8条”与主动公开政府信息的数据1条不一致")
    collect(writer, sign_in(people["section"]), office.organisation)
    writer.goto(home)
    link(writer, "编写文字")
    told = "全年主动公开政府信息{disclosures}，参加热线直播{live_hotlines}。"
    write(writer, "一、公开政府信息情况", told)
    add(writer, "四、下一步工作打算及改进意见", "加强学习。")
    button(writer, "保存")
    writer.goto(home)
    see(writer, "检查通过，可以送审")
    button(writer, "送审")
    see(writer, "请由其他人签批")

    leader.goto(home)
    assert downloaded(leader, "PDF").startswith(b"%PDF")
    link(leader, "预览第1版")
    see(leader, "参加热线直播3次。")
    link(leader, "返回编制和签批")
    button(leader, "签批")
    see(leader, "已经签批")
    assert unmade(report.versions.get()) == []
    writer.goto(home)
    writer.get_by_label("报送单位").fill("市政府信息公开办公室")
    writer.get_by_label("报送方式").fill("纸质和电子")
    writer.get_by_label("报送日期").fill(timezone.localdate().isoformat())
    button(writer, "登记报送")
    button(writer, "公布")
    see(writer, "没有差异")

    citizen = visit()
    citizen.goto("/reports/2018/")
    see(citizen, "全年主动公开政府信息1条，参加热线直播3次。")
    for paper in (citizen.pdf(prefer_css_page_size=True), downloaded(citizen, "PDF")):
        [text] = words_of(pypdfium2.PdfDocument(paper))
        assert "全年主动公开政府信息1条，参加热线直播3次。" in text
        assert "四、下一步工作打算及改进意见加强学习。" in text
        assert "—1—" in text
    assert downloaded(citizen, "DOCX").startswith(b"PK")

    make_document(office, "published")
    writer.goto(home)
    see(writer, "增加1条")
    citizen.reload()
    see(citizen, "全年主动公开政府信息1条，参加热线直播3次。")


def test_the_tables_are_printed_whole_and_under_their_headings(sign_in, office, people):
    text = "\n".join(f"第{n}件工作完成。" for n in range(10))
    report = make_report(office.organisation, 2024, s1=text, s6="没有收取信息处理费。")
    writer = sign_in(people["writer"])
    writer.goto(f"/admin/portal/annualreport/{report.pk}/preview/")
    pages = list(pypdfium2.PdfDocument(writer.pdf(prefer_css_page_size=True)))
    sizes = [tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in pages]
    assert sizes == [(210, 297), (210, 297), (297, 210), (210, 297)]
    words = words_of(pages)
    assert "三、收到和处理政府信息公开申请情况" in words[2]
    assert "四、结转下年度继续办理" in words[2]
    for number, text in enumerate(words, 1):
        assert f"—{number}—" in text
    [page] = [text for text in words if "第二十条第（六）项" in text]
    assert "行政强制" in page.partition("第二十条第（六）项")[2]
