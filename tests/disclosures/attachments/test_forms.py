"""The files in the form of a record: a chosen file must really be sent."""

import re

import pytest
from django.urls import reverse

from tests.making import make_document, signed_in


@pytest.mark.parametrize("files", [[], ["通知.txt"], ["通知.txt", "附表.pdf"]])
def test_the_form_sends_new_files_whatever_files_are_there_already(office, files):
    document = make_document(office, files=files)
    page = reverse("admin:disclosures_document_change", args=[document.pk])
    text = signed_in(office.editor).get(page).content.decode()
    form = re.search(r'<form [^>]*id="document_form"[^>]*>', text)
    assert 'enctype="multipart/form-data"' in form.group()
