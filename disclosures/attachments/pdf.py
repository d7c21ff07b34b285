"""The text of PDF, and PDF without its metadata. Runs in the child process.

PDFium (Chromium's) reads, qpdf writes: it keeps the structure of a file and mends broken ones.
"""

import time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from disclosures.attachments import images
from disclosures.attachments.papers import (
    FILES_INSIDE,
    MOST_TEXT,
    SIGNED,
    SOMEBODY,
    Locked,
    Reading,
    unwrapped,
)

# Of the processor time that a child has: then it gives back the pages that it has read.
ENOUGH_SECONDS = 12
PART_READ = "文件过长，只有前 {} 页的文字可以检索"

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"{claims}>{title}</rdf:Description></rdf:RDF>\
</x:xmpmeta><?xpacket end="w"?>"""
XMP_TITLE = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>'
# What a file claims to conform to (archiving, accessibility) must go on standing in it.
CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfuaid:part")
# Where a link may lead; scripts, programs and forms that send themselves off are taken out.
QUIET_ACTIONS = {"/GoTo", "/GoToR", "/URI", "/Named"}
# Notes that readers write into a PDF carry their names; on a form field the key is its own name.
NOTES = {"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Stamp"}
NOTES |= {"/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Caret", "/Popup"}
OTHER_NOTES = {"/Link", "/Widget", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/Redact"}
OTHER_NOTES |= {"/PrinterMark", "/TrapNet", "/Watermark", "/3D", "/RichMedia", "/Projection"}


def read_pdf(path: Path) -> Reading:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Locked from error
        raise
    read, begun = Reading("", len(document)), time.process_time()
    if document.count_attachments():
        read.notes.append(FILES_INSIDE)
    texts, length = [], 0
    for number in range(len(document)):
        texts.append(_text_of_page(document, number))
        length += len(texts[-1])
        if length > MOST_TEXT:
            break
        if time.process_time() - begun > ENOUGH_SECONDS and number + 1 < len(document):
            read.notes.append(PART_READ.format(number + 1))
            break
    read.text = "\n".join(texts)
    return read


def _text_of_page(document, number: int) -> str:
    """Empty for a page that can't be read: the others may be fine."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    lines = text.replace("\ufffe", "").replace("\x00", "").split("\r\n")
    return unwrapped([line.strip() for line in lines if line.strip()])


def clean_pdf(source: Path, target: Path) -> str:
    """Write the file without metadata and scripts, in the form and with the claims it had."""
    import pikepdf

    try:
        pdf = pikepdf.open(source)
    except pikepdf.PasswordError as error:
        raise Locked from error
    with pdf:
        if _is_signed(pdf, source.read_bytes()):
            return SIGNED
        title, claims = _title_and_claims(pdf)
        for thing in pdf.objects:
            _clean_object(thing)
        _still(pdf.Root.get("/Names", {}))
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        if title:
            pdf.docinfo["/Title"] = title
        if title or claims:
            pdf.Root.Metadata = pdf.make_stream(_xmp(title, claims))
            pdf.Root.Metadata.Type = pikepdf.Name.Metadata
            pdf.Root.Metadata.Subtype = pikepdf.Name.XML
        pdf.save(
            target,
            linearize=pdf.is_linearized,
            encryption=pdf.is_encrypted,
            deterministic_id=not pdf.is_encrypted,
        )
    return ""


def _is_signed(pdf, content: bytes) -> bool:
    """A signature names the bytes it covers; some makers' seals are notes of their own kind."""
    form = pdf.Root.get("/AcroForm", {})
    if b"/ByteRange" in content or "/Perms" in pdf.Root or int(form.get("/SigFlags", 0)) & 1:
        return True
    return any(_is_signature(thing) for thing in pdf.objects)


def _is_signature(thing) -> bool:
    import pikepdf

    if not isinstance(thing, pikepdf.Dictionary):
        return False
    own_kind = "/Rect" in thing and str(thing.get("/Subtype", "/Link")) not in NOTES | OTHER_NOTES
    return own_kind or (thing.get("/FT") == pikepdf.Name.Sig and "/V" in thing)


def _title_and_claims(pdf) -> tuple[str, str]:
    """The title, wherever it stands; the claims as attributes of the XMP description."""
    title = str(pdf.trailer.get("/Info", {}).get("/Title", ""))
    try:
        meta = pdf.open_metadata()
        title = title or str(meta.get("dc:title", ""))
        claims = {name: str(meta[name]) for name in CLAIMS if name in meta}
    except Exception:  # an unreadable XMP claims nothing
        claims = {}
    return title, "".join(f" {name}={quoteattr(text)}" for name, text in claims.items())


def _xmp(title: str, claims: str) -> bytes:
    title = XMP_TITLE.format(escape(title)) if title else ""
    return XMP.format(claims=claims, title=title).encode("utf-8")


def _clean_object(thing):
    """Metadata also hangs on pages and pictures; photographs bring their camera and place."""
    import pikepdf

    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for key in ("/Metadata", "/PieceInfo", "/LastModified"):
        if key in thing:
            del thing[key]
    _still(thing)
    if "/T" in thing and str(thing.get("/Subtype", "")) in NOTES:
        thing["/T"] = pikepdf.String(SOMEBODY)
    if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == pikepdf.Name.DCTDecode:
        raw = thing.read_raw_bytes()
        thing.write(
            images.bare(raw),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=thing.get("/DecodeParms"),
        )


def _still(thing):
    """Nothing runs by itself or starts a program when the file is opened or clicked on."""
    import pikepdf

    for key in ("/AA", "/JavaScript", "/JS"):
        if key in thing:
            del thing[key]
    for key in ("/A", "/OpenAction", "/Next"):
        action = thing.get(key)
        if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
            continue
        if str(action["/S"]) not in QUIET_ACTIONS:
            del thing[key]
        elif "/Next" in action:
            del action["/Next"]
