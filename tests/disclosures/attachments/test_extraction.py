"""Reading in a child process: what it finds, and that nothing it does reaches the portal."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time

import pytest

from disclosures.attachments import extraction
from disclosures.attachments.extraction import BROKEN_IMAGE, TOO_MUCH, examine, examine_own
from disclosures.attachments.kinds import KINDS
from tests import specimens
from tests.specimens import TEXT, specimen

pytestmark = pytest.mark.promise("a file that takes over its reader does not reach the portal")

PAPERS = [kind.extension for kind in KINDS if kind.group == "paper"]
IMAGES = [kind.extension for kind in KINDS if kind.group == "image"]
MEGABYTE = 1024 * 1024


def examined(content, extension, **options):
    return examine(io.BytesIO(content), extension, **options)


# --- what is found ------------------------------------------------------------------------------
@pytest.mark.parametrize("extension", PAPERS)
def test_the_text_of_every_format_is_found(extension):
    found = examined(specimen(extension), extension)
    assert TEXT in found.text
    assert (found.note, found.refusal) == ("", "")


@pytest.mark.parametrize("extension", IMAGES)
def test_a_picture_has_a_size_and_a_thumbnail(extension):
    found = examined(specimen(extension), extension, is_image=True)
    assert (found.width, found.height) == (40, 30)
    assert found.cleaned
    assert found.thumbnail.startswith(b"\xff\xd8\xff")


def test_the_file_is_left_at_its_beginning():
    file = io.BytesIO(specimen("pdf"))
    file.seek(7)
    examine(file, "pdf")
    assert file.tell() == 0


@pytest.mark.parametrize("extension", [*PAPERS, *IMAGES])
@pytest.mark.parametrize("keep", [0, 1, 30, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_answered_in_words(extension, keep):
    content = specimen(extension)
    short = content[: int(keep * len(content)) if isinstance(keep, float) else keep]
    found = examined(short, extension)
    assert found.refusal or found.note or found.text or extension in ("doc", "wps", "xls")


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx"])
def test_behind_a_password_a_file_is_taken_with_a_warning(extension):
    found = examined(specimens.compound.compound({"EncryptedPackage": b"x"}), extension)
    assert "设有密码" in found.note
    assert (found.text, found.refusal, found.cleaned) == ("", "", None)


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("pdf", specimens.pdf(password="secret")),
        ("doc", specimens.compound.doc(TEXT, locked=True)),
        ("wps", specimens.compound.doc(TEXT, locked=True)),
        ("xls", specimens.compound.xls([[TEXT]], locked=True)),
    ],
)
def test_a_format_with_a_password_of_its_own_is_taken_with_a_warning(extension, content):
    found = examined(content, extension)
    assert "设有密码，其中的文字不能检索" in found.note
    assert (found.text, found.refusal, found.cleaned) == ("", "", None)


def test_a_scan_says_that_its_text_is_not_searched():
    assert "没有读出文字" in examined(specimens.pdf(" "), "pdf").note


def test_more_text_than_is_kept_is_cut_and_said_so():
    content = ("公开" * 600_000).encode()
    found = examined(content, "txt")
    assert len(found.text) == extraction.MOST_TEXT
    assert "只有前 100 万字可以检索" in found.note


@pytest.mark.parametrize("extension", ["pdf", "docx", "png"])
def test_what_the_portal_made_itself_is_read_the_same_without_a_child(extension, monkeypatch):
    expected = examined(specimen(extension), extension)
    monkeypatch.setattr(extraction, "CHILD", "no.such.module")
    assert examine_own(io.BytesIO(specimen(extension)), extension) == expected


# --- a child that was taken over ----------------------------------------------------------------
@pytest.fixture
def hostile(monkeypatch, tmp_path):
    monkeypatch.setattr(extraction, "CHILD", "tests.hostile_child")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # nobody else's files are there


def memory_of(who):
    return resource.getrusage(who).ru_maxrss / 1024


def left_behind():
    return [name for name in os.listdir(tempfile.gettempdir()) if name.startswith("gongkai-file-")]


def test_a_child_that_would_eat_four_gigabytes_gets_one(hostile):
    before = memory_of(resource.RUSAGE_SELF)
    assert examined(b"x", "eat_four_gigabytes").note == TOO_MUCH
    assert memory_of(resource.RUSAGE_CHILDREN) < 1100
    assert memory_of(resource.RUSAGE_SELF) - before < 50


def test_a_child_that_loops_is_stopped_by_its_processor_time(hostile):
    begun = time.perf_counter()
    assert examined(b"x", "loop", seconds=60).note == TOO_MUCH
    assert time.perf_counter() - begun < 30


def test_a_child_that_waits_is_stopped_by_the_clock(hostile):
    begun = time.perf_counter()
    assert examined(b"x", "wait", seconds=1).note == TOO_MUCH
    assert time.perf_counter() - begun < 15


@pytest.mark.parametrize("deed", ["fill_the_disk", "die", "answer_nonsense", "no_such_deed"])
def test_whatever_a_child_does_the_portal_goes_on(hostile, deed):
    found = examined(b"x", deed)
    assert (found.text, found.pages, found.width, found.height) == ("", None, None, None)
    assert found.note == TOO_MUCH
    assert left_behind() == []


def test_a_picture_that_defeats_its_reader_is_refused(hostile):
    assert examined(b"x", "die", is_image=True).refusal == BROKEN_IMAGE


def test_a_child_knows_no_secrets(hostile, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do-not-tell")
    told = examined(b"x", "tell_secrets").text
    assert "LANG" in told
    assert "do-not-tell" not in told


def test_text_comes_back_in_a_form_that_the_database_takes(hostile):
    assert examined(b"x", "answer_broken_text").text == "公开"


def test_an_answer_without_end_is_not_believed(hostile):
    assert examined(b"x", "answer_without_end").note == TOO_MUCH


def test_the_child_starts_without_django():
    listing = "import sys, disclosures.attachments.reading; print([*sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    ).stdout
    assert "'django'" not in told
    assert "'disclosures.attachments.reading'" in told


# --- files that would take the portal down ------------------------------------------------------
def entities(kind):
    """An XML part that grows without end as its entities are put in."""
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY a0 "公开公开公开">{rows}]><{kind}>&a11;</{kind}>'


HUGE = 100 * MEGABYTE
HOSTILE = {
    "entities in Word": ("docx", lambda: {"word/document.xml": entities("t")}),
    "a file of the server in Word": (
        "docx",
        lambda: {
            "word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            "<p><t>&x;</t></p>"
        },
    ),
    "a part of 100 MB": ("docx", lambda: {"word/document.xml": b"<d>" + b" " * HUGE}),
    "a million elements inside each other": (
        "docx",
        lambda: {"word/document.xml": "<p>" * 1_000_000},
    ),
    "a string that isn't there": (
        "xlsx",
        lambda: {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": '<row><c t="s"><v>9999999999</v></c></row>',
        },
    ),
    "a page that is its own page": ("ofd", lambda: {"OFD.xml": "<OFD><DocRoot>OFD.xml</DocRoot>"}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_package_is_answered_in_words(case):
    extension, parts = HOSTILE[case]
    content = specimens.packed(parts())
    before, begun = memory_of(resource.RUSAGE_SELF), time.perf_counter()
    found = examined(content, extension)
    assert found.note
    assert "root:" not in found.text
    assert memory_of(resource.RUSAGE_SELF) - before < 50
    assert memory_of(resource.RUSAGE_CHILDREN) < 1100
    assert time.perf_counter() - begun < extraction.WALL_SECONDS + 5


def test_a_pdf_whose_page_unpacks_to_128_megabytes_is_answered_in_words():
    def swell(document):
        document.pages[0].Contents = document.make_stream(b"q Q " * (32 * MEGABYTE))

    content = specimens.pdf(change=swell)
    assert len(content) < 2 * MEGABYTE
    before, begun = memory_of(resource.RUSAGE_SELF), time.perf_counter()
    assert examined(content, "pdf").note
    assert memory_of(resource.RUSAGE_SELF) - before < 50
    assert time.perf_counter() - begun < extraction.WALL_SECONDS + 5
