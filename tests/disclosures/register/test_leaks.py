"""The register is for staff: no public address shows a word of it, whatever the attribute."""

from datetime import date
from urllib.parse import quote

import pytest
from django.contrib.contenttypes.models import ContentType

from disclosures.register.models import RegisterEntry
from tests.making import make_document
from tests.surfaces import ADDRESSES, World

WORD = "嚻囍麤"


@pytest.fixture
def lines(make_line, unit):
    for attribute in ("proactive", "on_request", "withheld"):
        make_line(
            f"{WORD}〔2018〕{len(attribute)}号",
            title=f"{WORD}的题名",
            organisation=unit,
            drafting_section=WORD,
            attribute=attribute,
            attribute_ground=WORD,
            note=WORD,
            made_on=date(2018, 5, 2),
        )


@pytest.fixture
def world(office, lines):
    return World(make_document(office, "published", files=["通知.pdf"]), {})


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_public_address_shows_a_word_of_the_register(citizen, world, name):
    addresses = [*ADDRESSES[name](world)]
    if name != "search" and not name.endswith("-list"):  # these repeat what was asked
        addresses += [f"{url}?q={quote(WORD)}" for url in addresses if "?" not in url]
    for url in addresses:
        response = citizen.get(url)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert WORD not in content.decode("utf-8", "replace"), url


def test_nothing_is_found_by_a_word_of_the_register(citizen, world):
    assert citizen.get(f"/api/v1/search?q={quote(WORD)}").json()["total"] == 0
    assert "无符合条件的信息" in citizen.get(f"/disclosures/?q={quote(WORD)}").content.decode()


def test_the_shortcut_of_the_admin_leads_from_no_line_to_a_page(citizen, lines):
    kind = ContentType.objects.get_for_model(RegisterEntry).pk
    for line in RegisterEntry.objects.all():
        assert citizen.get(f"/admin/r/{kind}/{line.pk}/").status_code in (302, 404)
        assert not hasattr(line, "get_absolute_url")
