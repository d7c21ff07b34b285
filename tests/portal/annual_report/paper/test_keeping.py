"""The files of a report: what they say, how they look, and that each is made once."""

import io
import re
from datetime import date

import openpyxl
import pikepdf
import pypdfium2
import pytest
from docx import Document

from disclosures.publishing.history import history_of
from portal.annual_report.paper import keeping, views
from portal.annual_report.paper.keeping import KINDS
from portal.annual_report.signing.actions import sign
from portal.annual_report.signing.freezing import freeze
from requests_app.letters.printing import INSTALL, PdfUnavailable
from tests.making import NOW, make_report, signed_in
from tests.portal.annual_report.signing.conftest import leader, report, writer  # noqa: F401
from tests.portal.annual_report.signing.test_actions import published, submitted
from tests.portal.annual_report.test_cells import application

A4 = (595, 842)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Where files are kept; another test's would be found there."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def form(bureau):
    """A year with tables, long enough for several pages."""
    application(bureau, date(2024, 3, 4)).save()
    text = "\n".join(f"（{n}）围绕群众关心的事项做好公开工作，接受社会监督。" for n in range(60))
    return freeze(make_report(bureau, 2024, s1=text, s6="第一项工作按时完成。"), NOW)


def render(form, ending):
    make, _ = KINDS[ending]
    return make(form)


def pages_of(content):
    return list(pypdfium2.PdfDocument(content))


def words_of(page):
    return re.sub(r"\s", "", page.get_textpage().get_text_bounded())


def test_the_pdf_is_on_a4_and_table_three_on_one_landscape_page(form):
    pages = pages_of(render(form, "pdf"))
    sizes = [tuple(round(length) for length in page.get_size()) for page in pages]
    assert set(sizes) == {A4, A4[::-1]}
    [wide] = [page for page, size in zip(pages, sizes, strict=True) if size == A4[::-1]]
    text = words_of(wide)
    assert "三、收到和处理政府信息公开申请情况" in text
    assert "四、结转下年度继续办理" in text


def test_the_text_of_the_pdf_is_exact_and_its_pages_are_numbered(form):
    pages = pages_of(render(form, "pdf"))
    whole = "".join(map(words_of, pages))
    for sentence in (
        "第一项工作按时完成。",
        "（59）围绕群众关心的事项",
        "二、主动公开政府信息情况",
    ):
        assert sentence in whole
    for number, page in enumerate(pages, 1):
        assert f"—{number}—" in words_of(page)


def test_the_number_stands_outside_right_on_odd_pages_and_left_on_even_ones(form):
    for number, page in enumerate(pages_of(render(form, "pdf")), 1):
        width, _ = page.get_size()
        text = page.get_textpage()
        found = text.search(f"— {number} —").get_next()
        left, _, _, _ = text.get_charbox(found[0])
        assert (left > width / 2) == bool(number % 2), number


def test_a_full_page_has_22_lines_of_28_characters(bureau):
    long = freeze(make_report(bureau, 2018, n1="围绕群众关心的事项做好公开工作" * 100), NOW)
    page = pages_of(render(long, "pdf"))[1].get_textpage().get_text_bounded()
    *lines, number = filter(None, map(str.strip, page.splitlines()))
    assert number == "— 2 —"
    assert [len(line) for line in lines] == [28] * 22


LAST_ROWS = {
    "第二十条第（一）项": "行政规范性文件",
    "第二十条第（五）项": "行政许可",
    "第二十条第（六）项": "行政强制",
    "第二十条第（八）项": "行政事业性收费",
}


@pytest.mark.parametrize("lines", [8, 10, 12])
def test_table_two_breaks_between_its_parts_alone(bureau, lines):
    """However far down the page it begins, the caption of a part stands with its last row."""
    text = "\n".join(f"第{n}件工作完成。" for n in range(lines))
    pages = pages_of(render(freeze(make_report(bureau, 2024, s1=text), NOW), "pdf"))
    found = [words_of(page) for page in pages]
    assert len(found) == 4  # of table two alone something goes on to the second page
    for caption, last in LAST_ROWS.items():
        [text] = [text for text in found if caption in text]
        assert last in text.partition(caption)[2]


def test_no_heading_stands_alone_at_the_foot_of_a_page(form):
    titles = [f"{one['number']}、{one['title']}" for one in form["sections"]]
    for page in pages_of(render(form, "pdf")):
        text = re.sub(r"—\d+—$", "", words_of(page))
        assert not any(text.endswith(title) for title in titles)


def test_the_pdf_is_tagged_in_chinese_and_brings_its_fonts(form):
    with pikepdf.open(io.BytesIO(render(form, "pdf"))) as made:
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang).startswith("zh")
        fonts = [one for one in made.objects if _is(one, "/FontDescriptor")]
        assert fonts
        assert all("/FontFile3" in one or "/FontFile2" in one for one in fonts)


def _is(thing, kind):
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_the_docx_has_the_text_the_tables_and_the_page_of_official_papers(form):
    document = Document(io.BytesIO(render(form, "docx")))
    text = "\n".join(one.text for one in document.paragraphs)
    assert form["title"] in text
    assert "第一项工作按时完成。" in text
    first, wide, last = document.sections
    assert (round(first.page_width.mm), round(first.top_margin.mm)) == (210, 37)
    assert (round(wide.page_width.mm), round(last.page_width.mm)) == (297, 210)
    assert "PAGE" in first.footer._element.xml
    assert document.settings.odd_and_even_pages_header_footer
    cells = [cell.text for table in document.tables for cell in table.rows[-1].cells]
    assert "四、结转下年度继续办理" in cells


def test_the_xlsx_has_numbers_that_can_be_summed(form):
    book = openpyxl.load_workbook(io.BytesIO(render(form, "xlsx")))
    assert book.sheetnames == ["主动公开", "依申请公开", "复议诉讼", "文字中的数据"]
    rows = {row[0]: row[1:] for row in book["依申请公开"].iter_rows(values_only=True)}
    received = next(row for label, row in rows.items() if "本年新收" in str(label))
    assert received[0] == received[6] == 1
    assert all(isinstance(number, int) for number in received[:7])


def test_a_year_without_tables_is_all_text(bureau):
    old = freeze(make_report(bureau, 2018, n1="全年主动公开政府信息{disclosures}。"), NOW)
    assert "全年主动公开政府信息0条。" in "".join(map(words_of, pages_of(render(old, "pdf"))))
    assert openpyxl.load_workbook(io.BytesIO(render(old, "xlsx"))).sheetnames == ["文字中的数据"]


# --- downloads ----------------------------------------------------------------------------------
def test_only_a_published_report_has_files(report, writer, leader, citizen):  # noqa: F811
    assert citizen.get("/reports/2018/report.xlsx").status_code == 404
    published(report, writer, leader)
    answer = citizen.get("/reports/2018/report.xlsx")
    assert answer.status_code == 200
    assert openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert "/reports/2018/report.pdf" in citizen.get("/reports/2018/").content.decode()


def test_a_file_is_made_once(report, writer, leader, monkeypatch):  # noqa: F811
    signed = published(report, writer, leader)
    made = []
    monkeypatch.setitem(keeping.KINDS, "pdf", (lambda form: made.append(form) or b"%PDF", ""))
    first, second = keeping.kept_file(signed, "pdf"), keeping.kept_file(signed, "pdf")
    assert first == second
    assert len(made) == 1


def test_without_the_systems_parts_the_reader_is_told_what_to_do(
    report,  # noqa: F811
    writer,  # noqa: F811
    leader,  # noqa: F811
    citizen,
    monkeypatch,
):
    def fails(signed, ending):
        raise PdfUnavailable("缺少系统组件")

    published(report, writer, leader)
    monkeypatch.setattr(views, "kept_file", fails)
    answer = citizen.get("/reports/2018/report.pdf")
    assert answer.status_code == 503
    assert "浏览器的打印功能" in answer.content.decode()


# --- made at signing ----------------------------------------------------------------------------
@pytest.mark.parametrize("ending", KINDS)
def test_every_file_is_there_as_soon_as_a_report_is_signed(
    report,  # noqa: F811
    writer,  # noqa: F811
    leader,  # noqa: F811
    ending,
    django_capture_on_commit_callbacks,
):
    signed = submitted(report, writer)
    with django_capture_on_commit_callbacks(execute=True):
        signed = sign(signed, by=leader, at=NOW)
        assert ending in keeping.unmade(signed)  # not before the signature stands
    assert keeping.unmade(signed) == []


def test_a_signature_stands_where_no_pdf_can_be_made_and_staff_are_told(
    report,  # noqa: F811
    writer,  # noqa: F811
    leader,  # noqa: F811
    monkeypatch,
    django_capture_on_commit_callbacks,
):
    def lacks_parts(form):
        raise PdfUnavailable(INSTALL)

    address = f"/admin/portal/annualreport/{report.pk}/sign/"
    with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setitem(keeping.KINDS, "pdf", (lacks_parts, "application/pdf"))
        signed = submitted(report, writer)
        assert "还没有生成" not in signed_in(leader).get(address).content.decode()
        signed_in(leader).post(address, {"verb": "sign"})
    signed.refresh_from_db()
    assert signed.status == "signed"
    assert keeping.unmade(signed) == ["pdf"]
    text = signed_in(leader).get(address).content.decode()
    assert f"还没有生成PDF：{INSTALL}" in text
    signed_in(leader).get(address.replace("sign/", "paper.pdf"))  # the first download tries again
    assert "还没有生成" not in signed_in(leader).get(address).content.decode()


def test_a_full_disk_does_not_undo_a_signature(
    report,  # noqa: F811
    writer,  # noqa: F811
    leader,  # noqa: F811
    monkeypatch,
    django_capture_on_commit_callbacks,
):
    def full(form):
        raise OSError(28, "No space left on device")

    signed = submitted(report, writer)
    monkeypatch.setitem(keeping.KINDS, "docx", (full, ""))
    with django_capture_on_commit_callbacks(execute=True):
        signed = sign(signed, by=leader, at=NOW)
    assert keeping.unmade(signed) == ["docx"]
    assert "磁盘空间" in history_of(report).last().remark
