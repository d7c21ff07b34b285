"""Uploads between preview and confirmation: for their uploader alone, and for a day."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from disclosures.exchange.uploads import KEPT, Gone, forget_old, keep, kept
from tests.making import upload


@pytest.fixture
def key(editor):
    return keep(upload("../目录.xlsx", b"content"), by=editor)


def test_what_was_uploaded_comes_back_under_its_name(editor, key):
    name, file = kept(key, by=editor)
    assert (name, file.read()) == ("目录.xlsx", b"content")


def test_nobody_else_gets_it(reviewer, key):
    with pytest.raises(Gone, match="请重新上传"):
        kept(key, by=reviewer)


@pytest.mark.parametrize("key", ["", "..", "../../settings.py", "0" * 64, "é" * 64])
def test_an_address_that_somebody_made_up_leads_nowhere(editor, key):
    with pytest.raises(Gone):
        kept(key, by=editor)


def test_the_same_file_again_is_kept_once_under_its_new_name(editor, key):
    assert keep(upload("新名.xlsx", b"content"), by=editor) == key
    name, file = kept(key, by=editor)
    assert (name, file.read()) == ("新名.xlsx", b"content")


def test_old_uploads_are_removed_and_young_ones_stay(editor, key):
    now = timezone.now()
    forget_old(at=now)
    assert kept(key, by=editor)
    forget_old(at=now + KEPT + timedelta(minutes=1))
    with pytest.raises(Gone):
        kept(key, by=editor)
    assert default_storage.listdir(f"exchange/{editor.pk}") == ([], [])
