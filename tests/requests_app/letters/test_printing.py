"""Letters on paper: A4, their words in the text of the PDF, fonts that show Chinese, DOCX."""

import io
import subprocess

import docx
import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile

from disclosures.attachments.kinds import UnacceptableFile
from requests_app.letters import flattening, printing
from requests_app.letters.kinds import LetterKind, SheetKind
from requests_app.letters.models import Letter
from requests_app.letters.word import docx_of
from tests.making import sample
from tests.requests_app.letters.making import issued, make_answer
from tests.requests_app.making import make_case

A4 = (595.3, 841.9)


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    sizes = [page.get_size() for page in document]
    document.close()
    return "".join(text.split()), sizes


@pytest.fixture
def letter(counter):
    return issued(make_answer(counter), counter)


def test_the_pdf_of_letter_and_sheet_is_a4_and_its_words_can_be_found(letter):
    sheet = printing.sheet_page("送达回证", [("送达文书", letter.title), ("签名", "")])
    made, proof = printing.pdf_of([printing.letter_page(letter), sheet])
    text, sizes = words_of(made)
    assert [round(size, 1) for size in sizes[0]] == list(A4)
    for line in (letter.organisation.name, letter.title, letter.number, *letter.body.split("\n")):
        assert "".join(line.split())[:20] in text
    assert "2024年6月3日" in text
    assert "送达回证" in words_of(proof)[0]
    with pikepdf.open(io.BytesIO(made)) as opened:
        fonts = {str(font.BaseFont) for font in opened.pages[0].Resources.Font.values()}
        assert opened.Root.MarkInfo.Marked
    assert not any("DejaVu" in name for name in fonts)  # what has no Chinese


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_of_letter_has_its_page(counter, kind):
    letter = Letter(
        application=make_case(counter),
        organisation=counter.organisation,
        kind=kind,
        title=kind.label,
        addressee="某某公司 <b>",
        body="第一段。\n第二段。",
    )
    page = printing.letter_page(letter)
    assert kind.label in page
    assert "拟稿，编号制发时编定" in page
    assert "某某公司 &lt;b&gt;" in page
    assert page.count('class="letter-text"') == 2


def test_without_the_systems_parts_a_sentence_says_what_to_install(letter, monkeypatch):
    def fails(command, **options):
        raise subprocess.CalledProcessError(printing.PARTS_MISSING, command)

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(printing.PdfUnavailable, match="libpango-1.0-0"):
        printing.pdf_of([printing.letter_page(letter)])


def test_typesetting_fetches_nothing(tmp_path):
    (tmp_path / "a.png").write_bytes(sample("png"))
    (made,) = printing.pdf_of([f'<p>甲</p><img src="file://{tmp_path}/a.png" alt="乙">'])
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert not opened.pages[0].get_images()


def test_the_docx_has_the_text_on_a4_in_the_fonts_of_official_papers(letter):
    content = docx_of(letter, **printing.lines_of(letter))
    document = docx.Document(io.BytesIO(content))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert letter.body in text
    assert letter.number in text
    assert "仿宋_GB2312" in document.element.xml


def test_a_flattened_pdf_has_its_pages_and_no_text(letter):
    (made,) = printing.pdf_of([printing.letter_page(letter)])
    flat = flattening.flatten(made)
    text, sizes = words_of(flat)
    assert words_of(made)[0]
    assert text == ""
    assert len(sizes) == len(words_of(made)[1])
    assert letter.organisation.name.encode("utf-16-be") not in flat


def test_flattening_runs_in_a_child_and_refuses_in_words():
    with pytest.raises(UnacceptableFile, match="只有PDF"):
        flattening.flattened(ContentFile(b"GIF89a", name="x.gif"))
    with pytest.raises(UnacceptableFile, match="没有能够转为图像"):
        flattening.flattened(ContentFile(b"%PDF-1.7 broken", name="x.pdf"))


def test_sheets_and_letters_have_the_names_of_the_glossary():
    assert SheetKind.APPROVAL.label == "依申请公开办理审批单"
    assert LetterKind.CONSULTATION.label == "征求意见告知书（致申请人）"
