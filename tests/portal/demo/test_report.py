"""The report of 2018 as it is printed: every figure of the bureau's own report in its words."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.utils.html import strip_tags
from docx import Document

from portal.annual_report.models import AnnualReport
from portal.annual_report.paper import keeping

WORDS = (
    "全年主动公开各类政府信息983条，上传图片300多幅。",
    "全年主动公开规范性文件16个，",
    "召开新闻发布会1次，领导走进利民热线直播间1次，解答群众提问10余个，全部解决；",
    "发布政策解读文件3篇，现场解读1次。",
    "录入并审核政务服务事项18项，大厅交通窗口受理18项，交通运输分中心办理7项。",
    "办理人大代表建议7件、政协提案10件，满意率100%。",
    "通过民心网、政民互动、市民投诉转办单、12328答复咨询建议3603件次。",
    "收到并办理公开申请3件，其中予以公开2件，不予公开1件。",
    "行政复议0件，行政诉讼0件，有关的申诉0件。",
    "围绕首问负责、服务承诺等事项完善制度6项。",
    "围绕优化营商环境出台便民利企措施24项，",
    "公开机关和所属单位中层干部75名的职务、",
    "全年发布各类信息983条。",
)
PAGES = 3


@pytest.fixture
def signed(demonstration):
    return AnnualReport.objects.get(year=2018).versions.get()


def made(signed, ending) -> bytes:
    render, _ = keeping.KINDS[ending]
    return render(signed.form)


def plain(text):
    return re.sub(r"\s", "", text)


def test_the_page_prints_every_figure_in_its_words(demonstration, citizen):
    text = plain(strip_tags(citizen.get("/reports/2018/").content.decode()))
    assert [words for words in WORDS if words not in text] == []


def test_the_pdf_prints_every_figure_in_its_words_on_three_pages(signed):
    pages = list(pypdfium2.PdfDocument(made(signed, "pdf")))
    assert len(pages) == PAGES
    texts = [plain(page.get_textpage().get_text_bounded()) for page in pages]
    text = "".join(re.sub(r"—\d—$", "", one) for one in texts)
    assert [words for words in WORDS if words not in text] == []
    assert texts[-1].endswith("朝阳市交通局2018年12月31日—3—")


def test_the_pdf_sets_headings_and_text_in_fonts_of_their_own(signed):
    with pikepdf.open(io.BytesIO(made(signed, "pdf"))) as paper:
        objects = [one for one in paper.objects if isinstance(one, pikepdf.Dictionary)]
        names = {str(one.FontName) for one in objects if one.get("/Type") == "/FontDescriptor"}
    assert any(re.search("Sans|Hei", name) for name in names)
    assert any(re.search("Serif|Song|Fang", name) for name in names)


def test_the_docx_prints_every_figure_in_its_words(signed):
    text = plain("".join(one.text for one in Document(io.BytesIO(made(signed, "docx"))).paragraphs))
    assert [words for words in WORDS if words not in text] == []


def test_the_report_was_published_by_two_people_on_its_day(signed):
    assert signed.report.published_on.isoformat() == "2019-01-15"
    assert signed.submitted_by != signed.signed_by
    assert signed.is_intact
