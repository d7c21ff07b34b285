"""The file of a case as one PDF with an index, and as one ZIP with checksums."""

import hashlib
import io
import zipfile

from django.template.loader import render_to_string

from requests_app.casefile.contents import contents
from requests_app.letters import printing

INDEX = "卷宗目录"
CHECKSUMS = "SHA256SUMS"
PICTURES = ("jpg", "png")
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same content makes the same archive


def bound_pdf(case, *, on) -> bytes:
    """Index and parts one after the other. Raises PdfUnavailable in words."""
    parts, papers = _papers(case, on=on)
    return _bound(case, parts, papers)


def archive(case, *, on) -> bytes:
    """Every part as a file of its own, the bound PDF, and the checksums of all of them."""
    parts, papers = _papers(case, on=on)
    files = {f"{INDEX}.pdf": _bound(case, parts, papers)}
    for part in parts:
        files[f"{part.number:02d}-{_name(part)}"] = (
            _read(part.file) if part.file else papers[part.number]
        )
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items()]
    files[CHECKSUMS] = ("\n".join(lines) + "\n").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _papers(case, *, on):
    """The parts, and by their number the PDF of each that can be bound."""
    parts = contents(case, on=on)
    to_set = [part for part in parts if part.html]
    made = printing.pdf_of([part.html for part in to_set])
    papers = {part.number: pdf for part, pdf in zip(to_set, made, strict=True)}
    for part in parts:
        if part.file and (pdf := _file_as_pdf(part.file)):
            papers[part.number] = pdf
    return parts, papers


def _bound(case, parts, papers) -> bytes:
    import pikepdf

    lengths = {}
    for number, pdf in papers.items():
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            lengths[number] = len(opened.pages)
    index = _index(case, parts, lengths, front=1)
    with pikepdf.open(io.BytesIO(index)) as opened:
        front = len(opened.pages)
    if front > 1:  # the index itself moves what it lists
        index = _index(case, parts, lengths, front=front)
    with pikepdf.new() as bound:
        for pdf in [index, *(papers[part.number] for part in parts if part.number in papers)]:
            with pikepdf.open(io.BytesIO(pdf)) as opened:
                bound.pages.extend(opened.pages)
        out = io.BytesIO()
        bound.save(out, deterministic_id=True)
    return out.getvalue()


def _index(case, parts, lengths, *, front) -> bytes:
    page = front + 1
    for part in parts:
        part.page = page if part.number in lengths else None
        page += lengths.get(part.number, 0)
    context = {
        "title": f"{INDEX}（{case.number}）",
        "organ": case.organisation.name,
        "parts": parts,
    }
    return printing.pdf_of([render_to_string("requests/letters/paper.html", context)])[0]


def _file_as_pdf(file) -> bytes | None:
    """A PDF that opens, as it is; a picture as a page; other kinds stay files."""
    import pikepdf

    if file.extension == "pdf":
        content = _read(file)
        try:
            pikepdf.open(io.BytesIO(content)).close()
        except pikepdf.PdfError:
            return None
        return content
    if file.extension in PICTURES:
        from PIL import Image

        out = io.BytesIO()
        with Image.open(io.BytesIO(_read(file))) as picture:
            picture.convert("RGB").save(out, "PDF", resolution=150)
        return out.getvalue()
    return None


def _read(file) -> bytes:
    with file.file.open("rb") as opened:
        return opened.read()


def _name(part) -> str:
    if part.file:
        return part.file.name
    return f"{part.title.replace('/', '-')}.pdf"
