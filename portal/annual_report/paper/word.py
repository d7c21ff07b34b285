"""The report as DOCX, for the office's own system: fonts and margins of GB/T 9704-2012."""

import io

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from portal.annual_report.paper.pages import content_of
from portal.annual_report.paper.rows import rows_of_four, rows_of_three, rows_of_two

FANGSONG, XIAOBIAO, HEITI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"
BODY, TITLE, CELL, NUMBER = 16, 22, 9, 14  # points
LINE = 28.95  # points: 22 lines on a page
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28  # mm: a type area of 156 × 225
NARROW = 12  # mm, around table three
WORDS_OF_THREE, NUMBERS_OF_THREE = 133, 20  # mm: widths of its columns


def render_docx(form: dict) -> bytes:
    """The whole report; table three stands on a landscape page."""
    content = content_of(form)
    document = Document()
    _page(document.sections[0])
    _number_pages(document)
    for words in _title_lines(content):
        _line(document, words, XIAOBIAO, TITLE, ALIGN.CENTER)
    _line(document, "")
    for section in content["sections"]:
        wide = section["table"] == "t3"
        if wide:
            _page(document.add_section(WD_SECTION.NEW_PAGE), wide=True)
        if section["title"]:
            _heading(document, section["title"])
        for text in section["paragraphs"]:
            _line(document, text, indent=2 * BODY)
        if section["table"]:
            TABLES[section["table"]](document, content["tables"][section["table"]])
        if wide:
            _page(document.add_section(WD_SECTION.NEW_PAGE))
    _sign(document, content)
    document.core_properties.author = content["organ"]
    document.core_properties.title = content["title"]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(section, *, wide=False):
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    margins = (NARROW,) * 4 if wide else (TOP, RIGHT, BOTTOM, LEFT)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(one) for one in margins
    )


def _number_pages(document):
    """Outside: right on odd pages, left on even ones; the sections that follow take it over."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, align in ((first.footer, ALIGN.RIGHT), (first.even_page_footer, ALIGN.LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        _write(paragraph, "— ", SONG, NUMBER)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        _write(paragraph, " —", SONG, NUMBER)


def _title_lines(content) -> list[str]:
    """The body's name has a line of its own, as on the page."""
    organ, title = content["organ"], content["title"]
    return [organ, title.replace(organ, "", 1)] if organ in title else [title]


def _heading(document, text):
    paragraph = document.add_heading(level=1)
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing, shape.first_line_indent = Pt(LINE), Pt(2 * BODY)
    _write(paragraph, text, HEITI, BODY)


def _line(document, text, font=FANGSONG, points=BODY, align=ALIGN.JUSTIFY, indent=0):
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.alignment, shape.line_spacing = align, Pt(max(LINE, points * 1.4))
    shape.space_before = shape.space_after = Pt(0)
    shape.first_line_indent = Pt(indent)
    _write(paragraph, text, font, points)
    return paragraph


def _write(paragraph, text, font, points):
    """Chinese fonts are named apart from Latin ones, or Word takes the theme's."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.color.rgb = font, Pt(points), RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _sign(document, content):
    """Never alone on a page: the last paragraph comes along."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _line(document, "").paragraph_format.keep_with_next = True
    organ = _line(document, f"{content['organ']}　　", align=ALIGN.RIGHT)
    organ.paragraph_format.keep_with_next = bool(content["dated"])
    if day := content["dated"]:
        _line(document, f"{day.year}年{day.month}月{day.day}日　　　　", align=ALIGN.RIGHT)


def _rows(document, rows, heads=1, widths=()):
    """Rows of words and numbers as a bordered table; the first ones repeat on every page."""
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    table.autofit = not widths
    for column, millimetres in zip(table.columns, widths, strict=False):
        column.width = Mm(millimetres)
        for cell in column.cells:
            cell.width = Mm(millimetres)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            paragraph = table.cell(place, column).paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            is_word = isinstance(value, str)
            paragraph.alignment = ALIGN.LEFT if is_word else ALIGN.RIGHT
            _write(paragraph, str(value), HEITI if place < heads else FANGSONG, CELL)
        if place < heads:
            table.rows[place]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _two(document, blocks):
    for block in blocks:
        _line(document, block["caption"], HEITI, CELL + 2, ALIGN.CENTER)
        _rows(document, rows_of_two(block))


def _three(document, table):
    rows = rows_of_three(table)
    widths = (WORDS_OF_THREE, *(NUMBERS_OF_THREE for _ in rows[0][1:]))
    _rows(document, rows, widths=widths)


def _four(document, blocks):
    _rows(document, rows_of_four(blocks))


TABLES = {"t2": _two, "t3": _three, "t4": _four}
