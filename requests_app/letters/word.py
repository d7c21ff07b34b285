"""A letter as DOCX, for the office's own system: A4, the margins and fonts of GB/T 9704-2012."""

import io

FANGSONG, XIAOBIAO = "仿宋_GB2312", "方正小标宋简体"
BODY_POINTS, TITLE_POINTS, LINE_POINTS = 16, 22, 28.95
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28  # mm: a type area of 156 × 225


def docx_of(letter, paragraphs, on) -> bytes:
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.right_margin = Mm(TOP), Mm(RIGHT)
    page.bottom_margin, page.left_margin = Mm(BOTTOM), Mm(LEFT)

    def line(text, font=FANGSONG, points=BODY_POINTS, align=ALIGN.JUSTIFY, indent=0):
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.alignment, shape.line_spacing = align, Pt(max(LINE_POINTS, points * 1.4))
        shape.space_before = shape.space_after = Pt(0)
        shape.first_line_indent = Pt(indent)
        _write(paragraph, text, font, points)

    line(letter.organisation.name, XIAOBIAO, TITLE_POINTS, ALIGN.CENTER)
    line(letter.title, XIAOBIAO, TITLE_POINTS, ALIGN.CENTER)
    line(letter.number or "（编号制发时编定）", align=ALIGN.CENTER)
    line("")
    line(f"{letter.addressee}：", align=ALIGN.LEFT)
    for text in paragraphs:
        line(text, indent=2 * BODY_POINTS)
    line("")
    line(f"{letter.organisation.name}　　", align=ALIGN.RIGHT)
    line(f"{on.year}年{on.month}月{on.day}日　　　　" if on else "　", align=ALIGN.RIGHT)
    document.core_properties.author = letter.organisation.name
    document.core_properties.title = letter.title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(paragraph, text, font, points):
    """Chinese fonts are named apart from Latin ones, or Word takes the theme's."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(points)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
