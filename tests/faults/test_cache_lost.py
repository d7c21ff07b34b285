"""The portal configures no cache, and one that is lost changes no answer: nothing is kept in it."""

import pytest
from django.core.cache import cache

from tests.faults.conftest import ROUNDS
from tests.making import drafting_form, make_document, signed_in
from tests.surfaces import ADDRESSES, World

pytestmark = pytest.mark.promise("the cache is lost: every page is answered as before")
MOST = 6 * ROUNDS  # addresses of each public pattern


@pytest.fixture
def world(office):
    files = ["通知.pdf", "图.png"]
    hidden = {"withdrawn": make_document(office, "withdrawn", files=files)}
    return World(control=make_document(office, "published", files=files), hidden=hidden)


@pytest.fixture
def lose_the_cache(settings):
    def lose():
        settings.CACHES = {"default": {"BACKEND": "tests.faults.cache.LostCache"}}
        with pytest.raises(ConnectionError):
            cache.get("x")

    return lose


def test_every_public_page_is_answered_as_with_it(citizen, world, lose_the_cache, record_property):
    addresses = [address for name in ADDRESSES for address in ADDRESSES[name](world)[:MOST]]
    before = [citizen.get(address).status_code for address in addresses]
    lose_the_cache()
    assert [citizen.get(address).status_code for address in addresses] == before
    record_property("addresses", len(addresses))


def test_staff_sign_in_and_write_as_with_it(office, settings, lose_the_cache):
    settings.LIMITS = True
    lose_the_cache()
    office.editor.set_password("Gongkai-2018-xx")
    office.editor.save()
    browser = signed_in(office.publisher)
    assert browser.get("/admin/disclosures/document/").status_code == 200
    entered = browser.post("/admin/login/", {"username": "editor", "password": "Gongkai-2018-xx"})
    assert entered.status_code == 302
    saved = browser.post("/admin/disclosures/document/add/", drafting_form(office.organisation))
    assert saved.status_code == 302
