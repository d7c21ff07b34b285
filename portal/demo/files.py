"""Small real files from plain text: PDF, DOCX and text, the same bytes every time."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.demo.pictures import png_bytes

FIXED_TIME = (2018, 1, 1, 0, 0, 0)
A4 = "0 0 595 842"
CHARACTERS_PER_LINE = 34
LINES_PER_PAGE = 36
TITLE_SIZE, TEXT_SIZE, LEADING = 16, 13, 20
LEFT, TOP = 70, 770

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

__all__ = ["docx_bytes", "file_bytes", "pdf_bytes", "png_bytes", "txt_bytes"]


def file_bytes(demo_file) -> bytes:
    """The content of a demonstration file."""
    write = {"pdf": pdf_bytes, "docx": docx_bytes, "txt": txt_bytes}[demo_file.kind]
    return write(demo_file.title, demo_file.lines)


def txt_bytes(title, lines) -> bytes:
    return "\r\n".join((title, "", *lines, "")).encode("utf-8")


def pdf_bytes(title, lines) -> bytes:
    """A4 pages in the reader's own Song typeface, so that nothing need be embedded."""
    pages = _pages(title, lines)
    first_page = 6
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        "/DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        "/CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for number, content in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{A4}] /Contents "
            f"{first_page + 2 * number + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _pdf_file(objects)


def _pages(title, lines):
    wrapped = [part for line in (title, "", *lines) for part in _wrap(line)]
    title_lines = len(_wrap(title))
    return [
        _page_content(wrapped[start : start + LINES_PER_PAGE], 0 if start else title_lines)
        for start in range(0, len(wrapped), LINES_PER_PAGE)
    ]


def _wrap(line):
    starts = range(0, len(line), CHARACTERS_PER_LINE)
    return [line[start : start + CHARACTERS_PER_LINE] for start in starts] or [""]


def _page_content(lines, title_lines):
    commands = ["BT", f"{LEADING} TL", f"{LEFT} {TOP} Td"]
    for number, line in enumerate(lines):
        commands.append(f"/F1 {TITLE_SIZE if number < title_lines else TEXT_SIZE} Tf")
        commands.append(f"<{line.encode('utf-16-be').hex()}> Tj T*")
    return "\n".join((*commands, "ET"))


def _pdf_file(objects):
    content, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    size = len(objects) + 1
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return content + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    ).encode("ascii")


def docx_bytes(title, paragraphs) -> bytes:
    """The three parts that a Word document cannot do without."""
    body = "".join(
        (
            _word_paragraph(title, '<w:pPr><w:jc w:val="center"/></w:pPr>', "<w:b/>"),
            *[_word_paragraph(text) for text in paragraphs],
        )
    )
    parts = {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
        ),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, FIXED_TIME)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def _word_paragraph(text, paragraph_format="", run_format=""):
    return (
        f"<w:p>{paragraph_format}<w:r><w:rPr>{run_format}"
        '<w:rFonts w:eastAsia="仿宋"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )
