"""The walk for headers and inline code: every public address pattern, the pages of the admin."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.making import make_document, signed_in
from tests.surfaces import ADDRESSES, World
from tests.test_deploy import Active, assert_strict, policy

pytestmark = pytest.mark.promise(
    "every page has a strict content policy and holds no inline code",
    public_patterns=len(ADDRESSES),
)

PER_PATTERN = 12  # addresses of each public pattern: the leak walk goes through all of them
MORE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def assert_safe(response, address):
    if policy(response)["default-src"] == ["'none'"]:  # a file may do nothing at all
        assert "unsafe" not in response["Content-Security-Policy"], address
    else:
        assert_strict(response)
    for name, value in MORE.items():
        assert response[name] == value, address
    assert "camera=()" in response["Permissions-Policy"]
    if response.get("Content-Type", "").startswith("text/html"):
        assert Active(response.content.decode()).found == [], address


@pytest.fixture
def world(office):
    """One record of each kind of answer: a page, a page that is gone, a page that is not."""
    files = ["通知.pdf", "图.png"]
    hidden = {
        state: make_document(office, state, files=files)
        for state in ("draft", "withdrawn", "withdrawn_silently")
    }
    return World(control=make_document(office, "published", files=files), hidden=hidden)


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_public_pattern_answers_with_the_headers_and_without_inline_code(
    citizen, world, name
):
    for address in ADDRESSES[name](world)[:PER_PATTERN]:
        assert_safe(citizen.get(address), address)


def test_files_of_the_pages_carry_them_as_well(citizen, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "base.css").touch()
    response = citizen.get("/static/base.css")
    assert response.status_code == 200
    for name, value in MORE.items():
        assert response[name] == value
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)
def test_every_list_and_form_of_the_admin_holds_no_inline_code(root, office, model):
    browser = signed_in(root)
    meta = model._meta
    for page in ("changelist", "add"):
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}")
        assert_safe(browser.get(address), address)


def test_nor_do_the_pages_of_one_record_of_the_door_and_of_an_account(root, office):
    document = make_document(office, "submitted")
    browser, record = signed_in(root), f"/admin/disclosures/document/{document.pk}"
    pages = [
        *("/admin/", "/admin/security/", "/admin/password_change/"),
        *(f"{record}/change/", f"{record}/do/approve/"),
        *(f"/admin/auth/user/{office.editor.pk}/{page}/" for page in ("change", "security")),
        *("/admin/second-factor/set-up/", f"/admin/auth/user/{office.editor.pk}/password/"),
    ]
    for address in pages:
        response = browser.get(address)
        assert response.status_code == 200, address
        assert_safe(response, address)


def test_the_policy_names_no_exception_anywhere_in_the_settings(settings):
    assert (
        re.search(r"unsafe|nonce|strict-dynamic|\*", str(settings.CONTENT_SECURITY_POLICY)) is None
    )
