"""Office files and OFD without who wrote them, with what and where. Runs in the child process.

The title stays: screen readers and browsers announce it. What is signed stays as it is to the
byte, because any change would break the seal.
"""

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from disclosures.attachments import images
from disclosures.attachments.packages import elements, opened
from disclosures.attachments.papers import SIGNED, SOMEBODY

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CUSTOM = f'{HEAD}<Properties xmlns="{PROPERTIES}/custom-properties"/>'
APP = f'{HEAD}<Properties xmlns="{PROPERTIES}/extended-properties">{{}}</Properties>'
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}" xmlns:dc="{DUBLIN_CORE}">'
    "<dc:title>{}</dc:title></cp:coreProperties>"
)
# Who wrote a comment or a change, whose folder a workbook or a template came from.
ATTRIBUTES = [
    (r"word/.*\.xml", r"\w+:(?:author|initials|userId)"),
    (r"xl/workbook\.xml", "userName"),
    (r"xl/revisions/.*\.xml", "userName|name"),
    (r"xl/persons/.*\.xml", "displayName|userId"),
    (r"ppt/(commentA|a)uthors\.xml", "name|initials|userId"),
]
# Where programs on .NET put it is their own affair.
CORE_PART = re.compile(r"docProps/core\d*\.xml|.*\.psmdcp")
COMMENT_AUTHOR = re.compile(rb"(<(?:\w+:)?author>)[^<]*(</)")
FOLDER = re.compile(rb'(<(?:\w+:)?absPath\b[^>]*?\burl=)"[^"]*"')
TEMPLATE = re.compile(rb'(<Relationship\b(?=[^>]*/attachedTemplate")[^>]*?\bTarget=)"[^"]*"')
PREVIEW = re.compile(rb"<Relationship\b(?=[^>]*/metadata/thumbnail\")[^>]*?/>")

OFD_WRITER = re.compile(
    rb"<((?:\w+:)?(?:Author|Creator|CreatorVersion|CustomDatas))\b[^>]*?(?:/>|>.*?</\1\s*>)",
    re.DOTALL,
)
OFD_SIGNATURES = re.compile(rb"<(?:\w+:)?Signatures\b")


def clean_office(source: Path, target: Path) -> str:
    with opened(source) as archive:
        names = set(archive.namelist())
        if any(name.startswith("_xmlsignatures/") for name in names):
            return SIGNED
        with zipfile.ZipFile(target, "w") as cleaned:
            for member in archive.infolist():
                if not member.filename.startswith("docProps/thumbnail."):
                    content = _clean_part(archive, member.filename)
                    cleaned.writestr(_undated(member), content)
    return ""


def _undated(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same place in a container, without date, remark and the signs of the system."""
    bare = zipfile.ZipInfo(member.filename)
    bare.compress_type = zipfile.ZIP_STORED if member.compress_type == 0 else zipfile.ZIP_DEFLATED
    return bare


def _clean_part(archive: zipfile.ZipFile, name: str) -> bytes:
    if name == "docProps/custom.xml":
        return CUSTOM.encode()
    if name == "docProps/app.xml":
        pages = _told(archive, name, "Pages")
        return APP.format(f"<Pages>{int(pages)}</Pages>" if pages else "").encode()
    if CORE_PART.fullmatch(name):
        return CORE.format(escape(_told(archive, name, "title"))).encode()
    content = archive.read(name)
    if name.endswith((".jpg", ".jpeg", ".png")):
        return images.bare(content)
    for pattern, attributes in ATTRIBUTES:
        if re.fullmatch(pattern, name):
            named = rf'(\s(?:{attributes})=)(?:"[^"]*"|\'[^\']*\')'.encode()
            content = re.sub(named, rb'\1"' + SOMEBODY.encode() + b'"', content)
    if re.fullmatch(r"xl/comments.*\.xml", name):
        content = COMMENT_AUTHOR.sub(rb"\1" + SOMEBODY.encode() + rb"\2", content)
    if name == "xl/workbook.xml":
        content = FOLDER.sub(rb'\1""', content)
    if name.endswith(".rels"):
        content = PREVIEW.sub(b"", TEMPLATE.sub(rb'\1"Normal.dotm"', content))
    return content


def _told(archive: zipfile.ZipFile, name: str, wanted: str) -> str:
    for event, tag, element in elements(archive, name):
        if event == "end" and tag == wanted:
            return element.text or ""
    return ""


def clean_ofd(source: Path, target: Path) -> str:
    with opened(source) as archive:
        root = archive.read("OFD.xml")
        if OFD_SIGNATURES.search(root) or any(
            re.search(r"(^|/)Signatures\.xml$", name) for name in archive.namelist()
        ):
            return SIGNED
        with zipfile.ZipFile(target, "w") as cleaned:
            for member in archive.infolist():
                content = archive.read(member)
                if member.filename == "OFD.xml":
                    content = OFD_WRITER.sub(b"", content)
                cleaned.writestr(_undated(member), content)
    return ""
