"""The report as DOCX, for the office's own system: fonts and margins of GB/T 9704-2012."""

import io

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from portal.annual_report.paper.pages import content_of
from portal.annual_report.paper.rows import rows_of_four, rows_of_two

FANGSONG, XIAOBIAO, HEITI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"
BODY, TITLE, CELL, CELL_OF_THREE, NUMBER = 16, 22, 10.5, 9, 14  # points
LINE = 28.95  # points: 22 lines on a page
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28  # mm: a type area of 156 × 225
NARROW = 12  # mm, around table three
FOOT, FOOT_OF_THREE = 22, 5  # mm: the page number, 7 mm below the type area
ROW, ROW_OF_THREE = 8, 4.3  # mm: no row is lower
HEADS = 3  # lines of the head of table three
WORDS_OF_THREE, NUMBERS_OF_THREE = 126, 21  # mm: widths of its columns
SIDE_OF_THREE = 0.5  # mm: beside the words of its cells, so that no head breaks
WIDTHS_OF_FOUR = (51, *(21,) * 5)  # mm


def render_docx(form: dict) -> bytes:
    """The whole report; table three stands on a landscape page."""
    content = content_of(form)
    document = Document()
    _speak_chinese(document)
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


def _speak_chinese(document):
    """Where a font is lacking, its stand-in is chosen by the language: ，low, not centred."""
    [language] = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")


def _page(section, *, wide=False):
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    margins = (NARROW,) * 4 if wide else (TOP, RIGHT, BOTTOM, LEFT)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(one) for one in margins
    )
    section.footer_distance = Mm(FOOT_OF_THREE if wide else FOOT)


def _number_pages(document):
    """Outside: right on odd pages, left on even ones; the sections that follow take it over."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, align in ((first.footer, ALIGN.RIGHT), (first.even_page_footer, ALIGN.LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.alignment, shape = align, paragraph.paragraph_format
        shape.left_indent = shape.right_indent = Pt(NUMBER)  # a character stays free outside
        _write(paragraph, "— ", SONG, NUMBER)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        field.append(_write(paragraph, "1", SONG, NUMBER)._r)  # shown until Word counts
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
    run.bold = False  # 黑体 is heavy enough; the style of headings would thicken it
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _sign(document, content):
    """Never alone on a page: the last paragraph comes along. Four characters stay free for the
    seal; spaces would hang over the margin."""
    lines = [content["organ"]]
    if day := content["dated"]:
        lines.append(f"{day.year}年{day.month}月{day.day}日")
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _line(document, "").paragraph_format.keep_with_next = True
    for number, words in enumerate(lines, 1):
        shape = _line(document, words, align=ALIGN.RIGHT).paragraph_format
        shape.right_indent, shape.keep_with_next = Pt(4 * BODY), number < len(lines)


def _table(document, rows, columns, height, widths=()):
    """Bordered cells, no row lower than the height in mm."""
    table = document.add_table(rows=rows, cols=columns, style="Table Grid")
    table.autofit, table.alignment = not widths, WD_TABLE_ALIGNMENT.CENTER
    for column, millimetres in zip(table.columns, widths, strict=False):
        column.width = Mm(millimetres)
        for cell in column.cells:
            cell.width = Mm(millimetres)
    for row in table.rows:
        row.height = Mm(height)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def _cell(cell, value, font=FANGSONG, points=CELL, align=ALIGN.CENTER, indent=0):
    cell.vertical_alignment = VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.left_indent = Pt(indent * points)
    _write(paragraph, str(value), font, points)


def _repeat(row):
    """A head stands on every page that the table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _rows(document, rows, widths=()):
    """Rows of words and numbers, the first one a head; they stay together on a page."""
    table = _table(document, len(rows), max(map(len, rows)), ROW, widths)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            is_label = place and not column
            align = ALIGN.LEFT if is_label else ALIGN.CENTER
            _cell(table.cell(place, column), value, FANGSONG if place else HEITI, align=align)
    for row in table.rows[:-1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    _repeat(table.rows[0])


def _two(document, blocks):
    for block in blocks:
        caption = _line(document, block["caption"], HEITI, CELL, ALIGN.CENTER)
        caption.paragraph_format.keep_with_next = True
        _rows(document, rows_of_two(block))


def _three(document, three):
    """The form's own head of three lines; heads of rows go across the whole table."""
    columns = three["columns"]
    widths = (WORDS_OF_THREE, *(NUMBERS_OF_THREE for _ in columns))
    table = _table(document, HEADS + len(three["rows"]), len(widths), ROW_OF_THREE, widths)
    _narrow_sides(table, SIDE_OF_THREE)
    _head_of_three(table, three)
    for place, row in enumerate(three["rows"], HEADS):
        first, *numbers = table.rows[place].cells
        if row["is_head"]:
            first.merge(numbers[-1])
        look = {"align": ALIGN.LEFT, "indent": 1.5 * row["depth"]}
        _cell(first, row["label"], points=CELL_OF_THREE, **look)
        for cell, number in zip(numbers, row["cells"], strict=False):
            _cell(cell, number["value"], points=CELL_OF_THREE)


def _narrow_sides(table, millimetres):
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(millimetres).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _head_of_three(table, three):
    columns, last = three["columns"], len(three["columns"])
    grouped = [place for place, one in enumerate(columns, 1) if one.get("group")]
    heads = {(0, 0, HEADS - 1, 0): three["note"], (0, 1, 0, last): "申请人情况"}
    heads[1, grouped[0], 1, grouped[-1]] = three["group"][0]["group"]
    for place, column in enumerate(columns, 1):
        heads[2 if place in grouped else 1, place, HEADS - 1, place] = column["label"]
    for (top, left, bottom, right), words in heads.items():
        cell = table.cell(top, left).merge(table.cell(bottom, right))
        _cell(cell, words, HEITI, CELL_OF_THREE)
    for row in table.rows[:HEADS]:
        _repeat(row)


def _four(document, blocks):
    _rows(document, rows_of_four(blocks), WIDTHS_OF_FOUR)


TABLES = {"t2": _two, "t3": _three, "t4": _four}
