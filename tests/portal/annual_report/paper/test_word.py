"""The report as DOCX: its fonts, its page, its tables, and what LibreOffice makes of it."""

import io
import re
import shutil
import subprocess
from datetime import date

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from portal.annual_report.paper.word import render_docx
from portal.annual_report.signing.freezing import freeze
from tests.making import NOW, make_report

OFFICE = shutil.which("soffice")


@pytest.fixture
def form(bureau):
    report = make_report(bureau, 2024, s1="总体情况良好。", s6="第一项工作按时完成。")
    report.dated = date(2025, 1, 20)
    return freeze(report, NOW)


@pytest.fixture
def document(form):
    return Document(io.BytesIO(render_docx(form)))


def look(paragraph):
    """Font and size of what is written, as Word takes them for Chinese."""
    [run] = paragraph.runs
    return run._element.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt, bool(run.font.bold)


def paragraph_with(document, words):
    return next(one for one in document.paragraphs if words in one.text)


def test_title_headings_and_text_have_the_fonts_of_official_papers(document, form):
    assert look(paragraph_with(document, form["title"])) == ("方正小标宋简体", 22, False)
    assert look(paragraph_with(document, "一、总体情况")) == ("黑体", 16, False)
    assert look(paragraph_with(document, "第一项工作")) == ("仿宋_GB2312", 16, False)
    number = document.sections[0].footer.paragraphs[0]
    assert {run.font.size.pt for run in number.runs} == {14}
    assert 'w:eastAsia="zh-CN"' in document.styles.element.xml


def test_the_signature_leaves_four_characters_for_the_seal(document, form):
    for line in document.paragraphs[-2:]:
        assert line.paragraph_format.right_indent.pt == 4 * 16
        assert line.text == line.text.strip()
    assert document.paragraphs[-1].text == "2025年1月20日"


@pytest.mark.parametrize("year", [2019, 2024])
def test_table_three_has_the_head_of_the_form_and_its_rows_are_set_in(bureau, year):
    form = freeze(make_report(bureau, year, s1="总体情况。"), NOW)
    tables = Document(io.BytesIO(render_docx(form))).tables
    three = next(one for one in tables if "申请人情况" in one.rows[0].cells[1].text)
    assert len({cell._tc for cell in three.rows[0].cells}) == 2
    assert three.cell(1, 2).text == three.cell(1, 6).text == "法人或其他组织"
    assert three.cell(0, 0)._tc is three.cell(2, 0)._tc
    heads = [row for row in three.rows if row._tr.xpath("w:trPr/w:tblHeader")]
    assert len(heads) == 3
    indents = [row.cells[0].paragraphs[0].paragraph_format.left_indent for row in three.rows[3:]]
    assert len({indent.pt for indent in indents}) == 3
    group = next(row for row in three.rows if "不予公开" in row.cells[0].text)
    assert len({cell._tc for cell in group.cells}) == 1


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_in_libreoffice_it_has_the_pages_of_the_form_and_all_its_words(form, tmp_path):
    (tmp_path / "report.docx").write_bytes(render_docx(form))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)  # noqa: S603
    pages = list(pypdfium2.PdfDocument(tmp_path / "report.pdf"))
    sizes = [tuple(round(length / 72 * 25.4) for length in page.get_size()) for page in pages]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    words = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in pages]
    assert "二、主动公开政府信息情况" in words[0]
    assert "三、收到和处理政府信息公开申请情况" in words[1]
    assert "四、结转下年度继续办理" in words[1]
    assert "第一项工作按时完成。" in words[2]
    assert "2025年1月20日" in words[2]
    for number, text in enumerate(words, 1):
        assert f"—{number}—" in text
