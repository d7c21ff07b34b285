"""Safe file names: what a reader sees and saves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.attachments.names import safe_name

pytestmark = pytest.mark.promise("hostile files are refused in a sentence before they are opened")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("通知.pdf", "通知.pdf"),
        ("章交发〔2018〕12号（附件1）.DOCX", "章交发〔2018〕12号（附件1）.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\资料\\通知.pdf", "通知.pdf"),
        ("/tmp/通知.pdf", "通知.pdf"),
        ("..\\..\\通知.pdf", "通知.pdf"),
        ("通知\u202efdp.exe", "通知fdp.exe"),
        ("通\u200b知\x00\r\n.pdf", "通知.pdf"),
        ("a\tb.pdf", "ab.pdf"),
        ("a<b>\"c'.pdf", "a-b-c.pdf"),
        ("a|b?c*d:e.pdf", "a-b-c-d-e.pdf"),
        (".pdf", "附件.pdf"),
        ("", "附件"),
        ("..", "附件"),
        ("通知.p df", "通知.pdf"),
        ("通知.tar.gz", "通知.tar.gz"),
        ("通知", "通知"),
        ("题" * 300 + ".pdf", "题" * 120 + ".pdf"),
        ("a." + "x" * 50, "a." + "x" * 10),
    ],
)
def test_a_name_is_made_safe(given_name, kept):
    assert safe_name(given_name) == kept


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_is_safe_and_fits(name):
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 140
    assert not set(safe) & set('/\\<>:"|?*\r\n\x00\u202e')
    assert not safe.startswith(".")
    assert safe_name(safe) == safe
