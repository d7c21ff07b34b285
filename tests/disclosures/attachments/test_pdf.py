"""PDF: text across lines, pages, metadata gone, seals untouched."""

import io

import pikepdf
import pypdfium2
import pytest

from disclosures.attachments import pdf as module
from disclosures.attachments.extraction import examine
from disclosures.attachments.papers import FILES_INSIDE, SIGNED
from portal.demo.files import pdf_bytes
from tests import specimens
from tests.specimens import TEXT, TITLE, WRITER, pdf, specimen

pytestmark = pytest.mark.promise(
    "files lose their authors and still open; sealed ones stay as they are"
)

SENTENCE = (
    "各县区交通运输局应当按照规定的期限完成农村公路养护工程的验收工作并及时上报有关结果和存在的问题"
)


def examined(content):
    return examine(io.BytesIO(content), "pdf")


def everything(content):
    """All that a PDF holds, unpacked, for a search by bytes and by the text of its strings."""
    with pikepdf.open(io.BytesIO(content)) as document:
        streams = [
            each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)
        ]
        strings = repr([*document.objects, document.trailer])
    return strings.encode() + b"".join(streams)


def test_a_sentence_that_runs_over_the_end_of_a_line_is_found():
    assert len(SENTENCE) > 40
    assert SENTENCE in examined(pdf_bytes("标题", [SENTENCE, "第二段"])).text


def test_every_page_is_counted_and_read():
    found = examined(pdf_bytes("标题", [f"第{n}行" for n in range(100)]))
    assert found.pages == 3
    assert "第99行" in found.text


def test_of_a_file_that_takes_too_long_the_first_pages_are_given_back(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "ENOUGH_SECONDS", 0)
    (tmp_path / "file").write_bytes(pdf_bytes("标题", [f"第{n}行" for n in range(100)]))
    read = module.read_pdf(tmp_path / "file")
    assert read.pages == 3
    assert "第1行" in read.text
    assert "第99行" not in read.text
    assert read.notes == ["文件过长，只有前 1 页的文字可以检索"]


def test_author_and_programs_are_gone_and_the_file_still_opens():
    content = pdf(author=WRITER)
    assert WRITER.encode() in everything(content)
    found = examined(content)
    assert WRITER.encode() not in everything(found.cleaned)
    document = pypdfium2.PdfDocument(found.cleaned)
    assert len(document) == 1
    assert TEXT in document[0].get_textpage().get_text_bounded()
    assert {key: text for key, text in document.get_metadata_dict().items() if text} == {
        "Title": TITLE
    }


def test_the_title_and_the_claim_of_an_archive_format_stay():
    with pikepdf.open(io.BytesIO(examined(pdf(author=WRITER)).cleaned)) as document:
        meta = document.open_metadata()
        assert meta.pdfa_status == "2B"
        assert meta["dc:title"] == TITLE
        assert "dc:creator" not in meta


def test_an_earlier_state_that_lies_under_a_change_is_gone():
    content = pdf(author=WRITER)
    changed = content + b"%" + WRITER.encode() + b"\n" + content[content.rindex(b"startxref") :]
    assert WRITER.encode() not in examined(changed).cleaned


@pytest.mark.parametrize("key", ["/Metadata", "/PieceInfo"])
def test_metadata_of_a_page_goes_too(key):
    def hide(document):
        document.pages[0].obj[key] = document.make_stream(WRITER.encode())

    assert WRITER.encode() not in everything(examined(pdf(change=hide)).cleaned)


def test_a_photograph_inside_loses_its_camera_and_keeps_its_picture():
    def add(document):
        stream = document.make_stream(specimen("jpg"), Filter=pikepdf.Name.DCTDecode)
        stream.Subtype, stream.Width, stream.Height = pikepdf.Name.Image, 40, 30
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        stream.Type = pikepdf.Name.XObject
        document.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=stream)

    content = pdf(change=add)
    assert specimens.MAKES in content
    found = examined(content)
    assert specimens.MAKES not in found.cleaned
    with pikepdf.open(io.BytesIO(found.cleaned)) as document:
        [picture] = document.pages[0].get_images().values()
        assert pikepdf.PdfImage(picture).as_pil_image().size == (40, 30)


def note_by(author, subtype, key="T"):
    def add(document):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=[0, 0, 9, 9]
        )
        note[f"/{key}"] = pikepdf.String(author)
        document.pages[0].Annots = [document.make_indirect(note)]
        document.Root.AcroForm = pikepdf.Dictionary(Fields=document.pages[0].Annots)

    return add


def test_who_wrote_a_remark_is_not_told():
    found = examined(pdf(change=note_by("zhangsan", "/Text")))
    assert b"zhangsan" not in everything(found.cleaned)


def test_a_field_of_a_form_keeps_its_name():
    found = examined(pdf(change=note_by("applicant", "/Widget")))
    assert b"applicant" in everything(found.cleaned)


# --- scripts and files inside -------------------------------------------------------------------
SCRIPT = {"/S": pikepdf.Name.JavaScript, "/JS": pikepdf.String("app.alert(1)")}
PROGRAM = {"/S": pikepdf.Name.Launch, "/F": pikepdf.String("cmd.exe")}
TO_A_PAGE = {"/S": pikepdf.Name.GoTo, "/D": pikepdf.String("first")}


def opens_with(action):
    def change(document):
        document.Root.OpenAction = pikepdf.Dictionary(action)

    return change


def runs_by_name(document):
    script = pikepdf.Dictionary(SCRIPT)
    names = pikepdf.Dictionary(Names=[pikepdf.String("run"), script])
    document.Root.Names = pikepdf.Dictionary(JavaScript=names)


def runs_on_a_page(document):
    document.pages[0].obj["/AA"] = pikepdf.Dictionary(O=pikepdf.Dictionary(SCRIPT))


def clicks_to(action):
    def change(document):
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9]
        )
        link.A = pikepdf.Dictionary(action)
        document.pages[0].Annots = [document.make_indirect(link)]

    return change


@pytest.mark.parametrize(
    "change",
    [
        opens_with(SCRIPT),
        opens_with(PROGRAM),
        opens_with({**TO_A_PAGE, "/Next": pikepdf.Dictionary(SCRIPT)}),
        runs_by_name,
        runs_on_a_page,
        clicks_to(SCRIPT),
        clicks_to(PROGRAM),
    ],
)
def test_nothing_in_a_file_runs_when_it_is_opened_or_clicked_on(change):
    content = pdf(change=change)
    left = everything(examined(content).cleaned)
    for piece in (b"app.alert", b"cmd.exe"):
        assert piece not in left
    assert b"app.alert" in everything(content) or b"cmd.exe" in everything(content)


@pytest.mark.parametrize(
    "action", [TO_A_PAGE, {"/S": pikepdf.Name.URI, "/URI": pikepdf.String("https://example.org/")}]
)
def test_a_link_goes_on_leading_where_it_led(action):
    left = everything(examined(pdf(change=clicks_to(action))).cleaned)
    assert (b"first" in left) or (b"https://example.org/" in left)


def test_the_clerk_is_told_of_files_inside_a_file():
    def hide(document):
        document.attachments["表.csv"] = b"1,2"

    assert FILES_INSIDE in examined(pdf(change=hide)).note
    assert FILES_INSIDE not in examined(pdf()).note


# --- seals --------------------------------------------------------------------------------------
def test_a_signed_file_stays_as_it_is():
    content = specimens.signed_pdf()
    found = examined(content)
    assert found.cleaned is None
    assert found.note == SIGNED
    assert TEXT in found.text


@pytest.mark.parametrize(
    "signature",
    [
        {"ByteRange": [0, 10, 20, 30]},
        {"FT": pikepdf.Name.Sig, "V": pikepdf.Dictionary()},
    ],
)
def test_a_signature_that_no_form_tells_of_is_seen(signature):
    def hide(document):
        document.Root.Hidden = document.make_indirect(pikepdf.Dictionary(**signature))

    assert examined(pdf(change=hide)).note == SIGNED


def test_a_form_that_says_it_is_signed_is_believed():
    def say(document):
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[], SigFlags=3)

    assert examined(pdf(change=say)).note == SIGNED


def test_a_seal_that_is_a_note_of_its_own_kind_stays_as_it_is():
    assert examined(pdf(change=note_by("章", "/GoldGrid:AddSeal"))).note == SIGNED


def test_a_certified_file_stays_as_it_is():
    def certify(document):
        document.Root.Perms = pikepdf.Dictionary(DocMDP=pikepdf.Dictionary())

    assert examined(pdf(change=certify)).note == SIGNED


# --- passwords ----------------------------------------------------------------------------------
def test_a_file_that_opens_without_a_password_keeps_its_permissions():
    content = pdf(author=WRITER, owner="owner", password="")
    found = examined(content)
    assert TEXT in found.text
    assert WRITER.encode() not in everything(found.cleaned)
    with pikepdf.open(io.BytesIO(found.cleaned)) as document:
        assert document.is_encrypted
