"""What a visitor sees who asks too often, and who never does."""

import pytest
from django.db import DatabaseError
from django.http import HttpResponse

from portal.limits import decorators
from portal.limits.decorators import limited

pytestmark = pytest.mark.promise(
    "limits hold across processes and behind a proxy, whatever address is invented"
)


@pytest.fixture
def strict(settings):
    """Limits are on, and three is many."""
    settings.LIMITS = True
    settings.RATE_LIMITS = {"search": "3/60", "sign-in": "3/60", "form": "3/60"}
    return settings


def statuses(browser, address, times=4, **extra):
    return [browser.get(address, **extra).status_code for _ in range(times)]


def test_the_page_says_in_words_how_long_to_wait(citizen, office, strict):
    assert statuses(citizen, "/search/?q=养护") == [200, 200, 200, 429]
    refused = citizen.get("/search/?q=养护")
    assert "操作过于频繁" in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused["Cache-Control"] == "no-store"
    assert f"{refused['Retry-After']}秒" in refused.content.decode()


def test_the_interface_says_the_same_as_json(citizen, office, strict):
    statuses(citizen, "/api/v1/search?q=养护")
    refused = citizen.get("/api/v1/search?q=养护")
    assert refused.status_code == 429
    assert "请求过于频繁" in refused.json()["error"]
    assert int(refused["Retry-After"]) > 0


def test_the_page_and_the_interface_of_search_share_one_count_and_suggestions_have_their_own(
    citizen, office, strict
):
    citizen.get("/search/?q=养护")
    citizen.get("/api/v1/search?q=养护")
    citizen.get("/search/?q=养护")
    assert citizen.get("/api/v1/search?q=养护").status_code == 429
    assert statuses(citizen, "/api/v1/suggest?q=养") == [200, 200, 200, 429]


def test_reading_is_never_limited(citizen, office, strict):
    for address in ("/", "/disclosures/", "/reports/", "/healthz"):
        assert set(statuses(citizen, address, times=10)) == {200}


def test_a_visitor_can_not_shed_his_count_by_inventing_addresses(citizen, office, strict):
    for n in range(3):
        citizen.get("/search/", HTTP_X_FORWARDED_FOR=f"203.0.113.{n}")
    assert citizen.get("/search/", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429


def test_nor_behind_a_proxy(citizen, office, strict):
    strict.TRUSTED_PROXIES = 1
    for n in range(3):
        citizen.get("/search/", HTTP_X_FORWARDED_FOR=f"10.9.9.{n}, 203.0.113.1")
    spoofed = citizen.get("/search/", HTTP_X_FORWARDED_FOR="10.9.9.9, 203.0.113.1")
    neighbour = citizen.get("/search/", HTTP_X_FORWARDED_FOR="203.0.113.2")
    assert (spoofed.status_code, neighbour.status_code) == (429, 200)


def test_signing_in_is_limited_and_the_page_for_it_is_not(citizen, office, strict):
    assert set(statuses(citizen, "/admin/login/", times=9)) == {200}
    tries = [citizen.post("/admin/login/", {"username": n}).status_code for n in range(4)]
    assert tries == [200, 200, 200, 429]


def test_a_form_is_limited_where_it_is_sent_only(rf, strict, db):
    view = limited("form", methods=["POST"])(lambda request: HttpResponse("ok"))
    assert {view(rf.get("/x")).status_code for _ in range(9)} == {200}
    assert [view(rf.post("/x")).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_switched_off_they_count_nothing(citizen, office, strict):
    strict.LIMITS = False
    assert set(statuses(citizen, "/search/?q=养护", times=9)) == {200}


def test_a_database_that_can_not_count_closes_no_door(citizen, office, strict, monkeypatch):
    def broken(*args, **options):
        raise DatabaseError

    monkeypatch.setattr(decorators, "seconds_to_wait", broken)
    assert set(statuses(citizen, "/search/?q=养护")) == {200}
