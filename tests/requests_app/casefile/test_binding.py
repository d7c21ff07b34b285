"""The file of a case: everything in order, an index that is right, checksums that hold."""

import hashlib
import io
import zipfile

import pypdfium2
import pytest
from django.urls import reverse

from disclosures.publishing.history import history_of
from requests_app.casefile import binding
from requests_app.casefile.contents import contents
from requests_app.letters import actions
from requests_app.letters.kinds import FileRole
from tests.making import signed_in
from tests.requests_app.letters.making import issued, make_answer, own, sealed, sent
from tests.requests_app.making import RECEIVED


@pytest.fixture
def case(counter, monkeypatch):
    """Answered by a letter under seal, with material and the proof of posting."""
    monkeypatch.setattr(actions, "prepare", lambda item, upload: own(upload))
    letter = issued(make_answer(counter), counter)
    sealed(letter, counter)
    sealed(letter, counter, role=FileRole.SUPPLIED, name="资金.xlsx")
    letter = sent(letter, counter)
    sealed(letter, counter, role=FileRole.PROOF, name="交寄凭证.png")
    letter.application.refresh_from_db()
    return letter.application


def test_the_file_holds_everything_in_its_order(case):
    titles = [part.title for part in contents(case, on=RECEIVED)]
    assert titles[0] == "政府信息公开申请表"
    assert titles[-2:] == ["期限计算说明", "办理记录"]
    for wanted in (
        "审批单",
        "政府信息公开申请答复书",
        "提供的材料：资金.xlsx",
        "交寄凭证",
        "送达回证",
    ):
        assert any(wanted in title for title in titles)


def test_the_archive_has_every_part_and_its_checksums_hold(case):
    with zipfile.ZipFile(io.BytesIO(binding.archive(case, on=RECEIVED))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    lines = files.pop("SHA256SUMS").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    parts = contents(case, on=RECEIVED)
    assert len(files) == len(parts) + 1
    assert [name[:2] for name in files if name != "卷宗目录.pdf"] == [
        f"{part.number:02d}" for part in parts
    ]
    _each_part_begins_on_its_page(files["卷宗目录.pdf"])


def _each_part_begins_on_its_page(pdf):
    document = pypdfium2.PdfDocument(pdf)
    pages = ["".join(one.get_textpage().get_text_bounded().split()) for one in document]
    document.close()
    assert "卷宗目录" in pages[0]
    assert "电子" in pages[0]  # the spreadsheet is no page
    for title in ("政府信息公开申请表", "依申请公开办理审批单", "送达回证", "办理记录"):
        begins = next(n for n, text in enumerate(pages[1:], 2) if title in text[:60])
        assert f"{title}{begins}" in pages[0]


def test_taking_it_out_is_told_in_the_history(case, counter, monkeypatch):
    monkeypatch.setattr(binding.printing, "pdf_of", lambda pages: [b""] * len(pages))
    monkeypatch.setattr(binding, "_bound", lambda *whatever: b"%PDF")
    browser = signed_in(counter.clerk)
    address = reverse("admin:requests_app_letter_case_file_as", args=[case.pk, "zip"])
    assert browser.get(address).status_code == 405
    response = browser.post(address)
    assert response["Content-Type"] == "application/zip"
    assert history_of(case).last().label == "导出卷宗"


def test_who_has_no_part_in_the_counter_takes_nothing_out(case, editor):
    address = reverse("admin:requests_app_letter_case_file_as", args=[case.pk, "pdf"])
    assert signed_in(editor).post(address).status_code == 403
