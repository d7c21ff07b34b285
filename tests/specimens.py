"""Small valid files of every accepted format, with a given text and traces of their writers."""

import io
import zipfile
from functools import cache

import pikepdf
from PIL import Image

from portal.demo.files import docx_bytes, pdf_bytes
from tests import compound

TEXT = "公路养护通知"
WRITER, COMPANY, FOLDER = "张三丰", "某某有限公司", "C:\\Users\\zhangsan\\"
TITLE = "关于公路养护的通知"
MAKES = b"TESTCAM-9"

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFD = "http://www.ofdspec.org/2016"
MAIN = "application/vnd.openxmlformats-officedocument"


@cache
def specimen(extension: str, text: str = TEXT) -> bytes:
    """The plain form of a format, made once for all tests."""
    return MAKERS[extension](text)


def packed(parts: dict[str, str | bytes], *, method=zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, **changes) -> bytes:
    """The same package with parts added or replaced; names as words of `changes`."""
    return packed(parts_of(content) | changes)


# --- PDF ----------------------------------------------------------------------------------------
def pdf(text=TEXT, *, author="", owner=None, password=None, change=None) -> bytes:
    """A PDF whose text a reader sees; `change` may do more to it before it is written."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_bytes(text, [text]))) as document:
        if author:
            with document.open_metadata(set_pikepdf_as_editor=False) as meta:
                meta["dc:creator"], meta["dc:title"] = [author], TITLE
                meta["pdfaid:part"], meta["pdfaid:conformance"] = "2", "B"
            for key in ("/Author", "/Creator", "/Producer", "/Company"):
                document.docinfo[key] = author
            document.docinfo["/Title"] = TITLE
        if change:
            change(document)
        lock = None
        if password is not None:
            lock = pikepdf.Encryption(owner=owner or password, user=password)
        document.save(file, encryption=lock or False, deterministic_id=lock is None)
    return file.getvalue()


def signed_pdf(author=WRITER) -> bytes:
    """A PDF with a signature field; the signature itself need not be a true one."""

    def sign(document):
        signature = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig,
                Filter=pikepdf.Name("/Adobe.PPKLite"),
                ByteRange=[0, 10, 20, 30],
                Contents=pikepdf.String("0" * 32),
            )
        )
        field = document.make_indirect(
            pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("章"), V=signature)
        )
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)

    return pdf(author=author, change=sign)


# --- office files -------------------------------------------------------------------------------
def traces() -> dict[str, str]:
    """The property parts as an office program fills them in."""
    return {
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{TITLE}</dc:title><dc:creator>{WRITER}</dc:creator>"
            f"<cp:lastModifiedBy>{WRITER}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": (
            f'<Properties xmlns="{OFFICE}/extended-properties"><Pages>3</Pages>'
            f"<Company>{COMPANY}</Company><Manager>{WRITER}</Manager></Properties>"
        ),
        "docProps/custom.xml": (
            f'<Properties xmlns="{OFFICE}/custom-properties"><property name="{WRITER}"/>'
            "</Properties>"
        ),
    }


def docx(text=TEXT) -> bytes:
    return docx_bytes(text, [text])


def _package(main: str, kind: str, parts: dict[str, str]) -> bytes:
    """An office file around its main part."""
    others = "".join(
        f'<Override PartName="/{name}" ContentType="{MAIN}.{type_}+xml"/>'
        for name, (type_, _) in parts.items()
        if type_
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/{main}" ContentType="{MAIN}.{kind}.main+xml"/>{others}</Types>',
            "_rels/.rels": _links({"rId1": ("officeDocument", main)}),
            **{name: content for name, (_, content) in parts.items()},
        }
    )


def _links(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{LINKS}">{rows}</Relationships>'


def xlsx(text=TEXT, *, state="visible") -> bytes:
    """One sheet: the text as a shared string, another in the cell itself, and a number."""
    book = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}/relationships"><sheets>'
        f'<sheet name="经费表" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>单元格内</t></is></c>'
        '<c r="C1"><v>2018</v></c>'
    )
    links = {
        "rId1": ("worksheet", "worksheets/sheet1.xml"),
        "rId2": ("sharedStrings", "sharedStrings.xml"),
    }
    rows = f'<sheetData><row r="1">{cells}</row></sheetData>'
    sheet = f'<worksheet xmlns="{SHEET}">{rows}</worksheet>'
    shared = (
        f'<sst xmlns="{SHEET}" count="1" uniqueCount="1"><si><r><t>{text[:2]}</t></r>'
        f"<r><t>{text[2:]}</t></r><rPh sb='0' eb='1'><t>注音</t></rPh></si></sst>"
    )
    return _package(
        "xl/workbook.xml",
        "spreadsheetml.sheet",
        {
            "xl/workbook.xml": ("", book),
            "xl/_rels/workbook.xml.rels": ("", _links(links)),
            "xl/worksheets/sheet1.xml": ("spreadsheetml.worksheet", sheet),
            "xl/sharedStrings.xml": ("spreadsheetml.sharedStrings", shared),
        },
    )


def pptx(text=TEXT, *, show="1") -> bytes:
    tree = "<p:cSld><p:spTree>{}</p:spTree></p:cSld>"
    words = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    names = f'xmlns:p="{SLIDE}" xmlns:a="{DRAWING}" xmlns:r="{OFFICE}/relationships"'
    deck = (
        f'<p:presentation {names}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
        "</p:presentation>"
    )
    return _package(
        "ppt/presentation.xml",
        "presentationml.presentation",
        {
            "ppt/presentation.xml": ("", deck),
            "ppt/_rels/presentation.xml.rels": (
                "",
                _links({"rId1": ("slide", "slides/slide1.xml")}),
            ),
            "ppt/slides/slide1.xml": (
                "presentationml.slide",
                f'<p:sld {names} show="{show}">{tree.format(words)}</p:sld>',
            ),
        },
    )


# --- OFD ----------------------------------------------------------------------------------------
def ofd(text=TEXT, *, author="", signed=False) -> bytes:
    """One page; the text stands in two objects on one line, and another below."""
    half = len(text) // 2
    who = f"<ofd:Author>{author}</ofd:Author><ofd:Creator>{author}</ofd:Creator>" if author else ""
    seal = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>" if signed else ""
    lines = [("10 20 90 8", text[:half]), ("55 20 90 8", text[half:]), ("10 40 90 8", "第二行")]
    objects = "".join(
        f'<ofd:TextObject ID="{n}" Boundary="{box}"><ofd:TextCode>{piece}</ofd:TextCode>'
        "</ofd:TextObject>"
        for n, (box, piece) in enumerate(lines, 10)
    )
    parts = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}" Version="1.0" DocType="OFD"><ofd:DocBody>'
        f"<ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Title>{TITLE}</ofd:Title>{who}"
        "<ofd:CreationDate>2018-05-28</ofd:CreationDate></ofd:DocInfo>"
        f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{seal}</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}"><ofd:Pages>'
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Content>'
        f'<ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>',
    }
    if signed:
        parts["Doc_0/Signs/Signatures.xml"] = f'<ofd:Signatures xmlns:ofd="{OFD}"/>'
    return packed(parts)


# --- pictures -----------------------------------------------------------------------------------
def picture(format_name="PNG", size=(40, 30), *, turned=False, **options) -> bytes:
    """A picture that says with what and where it was taken; `turned` on its side by its camera."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((20, 20, 220), (0, 0, size[0] // 2, size[1] // 2))
    if format_name != "GIF":
        exif = image.getexif()
        exif[0x010F], exif[0x0112] = MAKES.decode(), 6 if turned else 1
        exif.get_ifd(0x8825)[1] = "N"
        options = {"exif": exif, **options}
    file = io.BytesIO()
    image.save(file, format_name, **options)
    return file.getvalue()


def animation(frames=3) -> bytes:
    images = [Image.new("RGB", (40, 30), (60 * n, 0, 0)) for n in range(frames)]
    file = io.BytesIO()
    images[0].save(file, "GIF", save_all=True, append_images=images[1:], comment=WRITER.encode())
    return file.getvalue()


MAKERS = {
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "ofd": ofd,
    "doc": compound.doc,
    "wps": compound.doc,
    "xls": lambda text: compound.xls([[text, "单元格内"]], sheet="经费表"),
    "txt": lambda text: f"{text}\n".encode(),
    "csv": lambda text: f"序号,名称\n1,{text}\n".encode("gb18030"),
    "jpg": lambda text: picture("JPEG"),
    "jpeg": lambda text: picture("JPEG"),
    "png": lambda text: picture("PNG"),
    "gif": lambda text: picture("GIF"),
}
