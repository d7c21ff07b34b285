"""Office files and OFD: nothing of their writers is left, and everything else is."""

import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest

from disclosures.attachments.extraction import examine
from disclosures.attachments.papers import SIGNED
from tests import specimens
from tests.specimens import COMPANY, FOLDER, TEXT, TITLE, WRITER, packed, parts_of, specimen

pytestmark = pytest.mark.promise(
    "files lose their authors and still open; sealed ones stay as they are"
)

OFFICE = ["docx", "xlsx", "pptx"]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHANGED = (
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:ins w:id="1" w:author="{WRITER}">'
    f'<w:r><w:t>{TEXT} author="x"</w:t></w:r></w:ins></w:p></w:body></w:document>'
)
TRACES = {
    "word/document.xml": ("docx", CHANGED),
    "word/comments.xml": (
        "docx",
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="{WRITER}" '
        "w:initials='ZSF'/></w:comments>",
    ),
    "word/people.xml": (
        "docx",
        f'<w15:people xmlns:w15="x"><w15:person w15:author="{WRITER}"><w15:presenceInfo '
        f'w15:providerId="AD" w15:userId="{WRITER}"/></w15:person></w15:people>',
    ),
    "word/_rels/settings.xml.rels": (
        "docx",
        '<Relationships><Relationship Id="rId1" Type="x/attachedTemplate" '
        f'Target="file:///{FOLDER}Normal.dotm" TargetMode="External"/></Relationships>',
    ),
    "xl/comments1.xml": (
        "xlsx",
        f"<comments><authors><author>{WRITER}</author></authors></comments>",
    ),
    "xl/persons/person.xml": (
        "xlsx",
        f'<p><person displayName="{WRITER}" userId="a{WRITER}"/></p>',
    ),
    "xl/workbook.xml": (
        "xlsx",
        f'<workbook><fileSharing userName="{WRITER}"/><x15ac:absPath xmlns:x15ac="x" '
        f'url="{FOLDER}"/><sheets/></workbook>',
    ),
    "ppt/commentAuthors.xml": ("pptx", f'<a><cmAuthor id="0" name="{WRITER}" initials="Z"/></a>'),
}


def cleaned(content, extension):
    found = examine(io.BytesIO(content), extension)
    return found, parts_of(found.cleaned)


def nobody(content):
    return all(trace.encode() not in content for trace in (WRITER, COMPANY, FOLDER, "ZSF"))


@pytest.mark.parametrize("extension", OFFICE)
def test_the_properties_of_an_office_file_keep_only_the_title(extension):
    original = parts_of(specimen(extension)) | specimens.traces()
    found, parts = cleaned(packed(original), extension)
    assert all(nobody(part) for part in parts.values())
    assert TITLE.encode() in parts["docProps/core.xml"]
    assert parts.keys() == original.keys()
    for part in parts.values():
        fromstring(part)
    untouched = original.keys() - specimens.traces().keys()
    assert all(parts[name] == parts_of(specimen(extension))[name] for name in untouched)
    assert TEXT in found.text


@pytest.mark.parametrize("name", TRACES)
def test_names_inside_an_office_file_are_replaced(name):
    extension, content = TRACES[name]
    _, parts = cleaned(packed(parts_of(specimen(extension)) | {name: content}), extension)
    assert nobody(parts[name])
    fromstring(parts[name])


def test_the_text_of_a_document_is_not_taken_for_a_trace():
    content = packed(parts_of(specimen("docx")) | {"word/document.xml": CHANGED})
    found, parts = cleaned(content, "docx")
    assert f'{TEXT} author="x"'.encode() in parts["word/document.xml"]
    assert f'{TEXT} author="x"' in found.text


def test_word_keeps_its_count_of_pages():
    found, _ = cleaned(packed(parts_of(specimen("docx")) | specimens.traces()), "docx")
    assert found.pages == 3


def test_the_preview_picture_goes_with_its_link():
    links = (
        '<Relationships xmlns="x"><Relationship Id="rId2" Type="x/metadata/thumbnail" '
        'Target="docProps/thumbnail.jpeg"/><Relationship Id="rId1" Type="x/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    changes = {"_rels/.rels": links, "docProps/thumbnail.jpeg": specimen("jpg")}
    _, parts = cleaned(packed(parts_of(specimen("docx")) | changes), "docx")
    assert "docProps/thumbnail.jpeg" not in parts
    assert b"thumbnail" not in parts["_rels/.rels"]
    assert b"officeDocument" in parts["_rels/.rels"]


@pytest.mark.parametrize("extension", ["jpg", "png"])
def test_photographs_inside_an_office_file_lose_their_camera(extension):
    name = f"word/media/image1.{extension}"
    _, parts = cleaned(packed(parts_of(specimen("docx")) | {name: specimen(extension)}), "docx")
    assert specimens.MAKES in specimen(extension)
    assert specimens.MAKES not in parts[name]
    assert len(parts[name]) > 80


def test_the_dates_of_the_parts_go_as_well():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts_of(specimen("docx")).items():
            archive.writestr(zipfile.ZipInfo(name, (2018, 5, 28, 9, 30, 0)), content)
    found = examine(file, "docx")
    with zipfile.ZipFile(io.BytesIO(found.cleaned)) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_a_signed_office_file_stays_as_it_is():
    parts = parts_of(specimen("docx")) | specimens.traces() | {"_xmlsignatures/sig1.xml": "<x/>"}
    found = examine(io.BytesIO(packed(parts)), "docx")
    assert (found.cleaned, found.note) == (None, SIGNED)
    assert TEXT in found.text


def test_an_ofd_loses_its_author_and_keeps_its_title():
    found, parts = cleaned(specimens.ofd(author=WRITER), "ofd")
    assert nobody(parts["OFD.xml"])
    assert TITLE.encode() in parts["OFD.xml"]
    assert b"CreationDate" in parts["OFD.xml"]
    fromstring(parts["OFD.xml"])
    assert TEXT in found.text


def test_a_signed_ofd_stays_as_it_is():
    found = examine(io.BytesIO(specimens.ofd(author=WRITER, signed=True)), "ofd")
    assert (found.cleaned, found.note) == (None, SIGNED)
    assert TEXT in found.text
