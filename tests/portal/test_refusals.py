"""What nobody may see, what can't be read, and what is too much at once, each in a sentence."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.making import make_document, signed_in


def test_the_shortcut_answers_nobody(neighbours, office, root, citizen):
    document = make_document(neighbours, files=["内部名单.txt"])
    for thing in (document, document.attachments.get()):
        kind = ContentType.objects.get_for_model(thing)
        for browser in (citizen, signed_in(office.editor), signed_in(root)):
            answer = browser.get(f"/admin/r/{kind.pk}/{thing.pk}/")
            assert answer.status_code == 404
            assert "内部名单" not in answer.content.decode()


def test_after_signing_in_without_an_aim_one_is_in_the_admin(citizen, root):
    root.set_password("Gongkai-2018-xx")
    root.save()
    entered = citizen.post("/admin/login/", {"username": "root", "password": "Gongkai-2018-xx"})
    assert entered["Location"] == "/admin/"


MEGABYTE = 1024 * 1024
TOO_MUCH = {
    "text": {"description": "长" * (7 * MEGABYTE)},
    "fields": {f"field{n}": "1" for n in range(1001)},
    "files": {f"file{n}": SimpleUploadedFile("a.pdf", b"x") for n in range(101)},
}


def sender(address) -> Client:
    """A browser that has opened the form and sends with the token checked."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(address)
    return browser


@pytest.mark.parametrize("address", ["/requests/new/", "/inquiries/new/", "/admin/login/"])
@pytest.mark.parametrize("kind", TOO_MUCH)
def test_too_much_at_once_is_told_with_the_limits(bureau, address, kind):
    """Before anything else looks at the form, its token included."""
    answer = sender(address).post(address, TOO_MUCH[kind])
    text = answer.content.decode()
    assert answer.status_code == 413
    assert "一次最多可以提交20兆字节的文字、1000个填写项和100个文件" in text
    assert "按浏览器的“后退”返回" in text


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("multipart/form-data; boundary=", b"--xx\r\ngarbage"),
        ("multipart/form-data", b"description=1"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(bureau, kind, sent):
    answer = sender("/requests/new/").generic("POST", "/requests/new/", sent, kind)
    assert answer.status_code == 400
    assert "提交的内容里有无法识别的部分" in answer.content.decode()
