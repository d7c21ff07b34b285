"""What stands between the portal and the open network: checks, headers, no inline code."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from disclosures.rich_text.cleaning import clean
from tests.making import NOW, make_document, make_report, signed_in

pytestmark = pytest.mark.promise(
    "as it comes, it is set up for the open network: checks, HTTPS, cookies, headers"
)

ROOT = Path(__file__).resolve().parent.parent
# What an operator might have set; the checks are made as if nothing were.
OWN = {
    *("DEBUG", "HTTPS", "SECRET_KEY", "ALLOWED_HOSTS", "HSTS_SECONDS", "BEHIND_PROXY"),
    *("TRUSTED_PROXIES", "REQUIRE_SECOND_FACTOR", "IDLE_MINUTES", "LIMITS", "LOG_FORMAT"),
}
PRODUCTION = {name: value for name, value in os.environ.items() if name not in OWN}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**PRODUCTION, "DJANGO_SETTINGS_MODULE": "portal.settings", **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_deployment_check_finds_nothing_under_the_settings_as_they_come():
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_the_deployment_check_would_find_something():
    assert manage("check", "--deploy", "--fail-level", "WARNING", DEBUG="1").returncode != 0


def test_no_migration_is_missing():
    done = manage("makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout


def test_settings_as_they_come_are_those_of_production():
    code = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        "s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS != ['*'])"
    )
    assert manage("shell", "-v0", "-c", code).stdout.split() == ["False", *["True"] * 5]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        # second factor, limits, trusted proxies, form of the log, HSTS
        ({}, "True True 0 json True"),
        ({"BEHIND_PROXY": "1"}, "True True 1 json True"),
        ({"BEHIND_PROXY": "1", "TRUSTED_PROXIES": "2"}, "True True 2 json True"),
        ({"HTTPS": "0"}, "False True 0 json False"),  # the demonstration: a password is enough
        ({"HTTPS": "0", "REQUIRE_SECOND_FACTOR": "1"}, "True True 0 json False"),
        ({"DEBUG": "1"}, "False False 0 line False"),
    ],
)
def test_the_door_is_as_strict_as_the_place_is_public(environment, expected):
    code = (
        "from django.conf import settings as s;"
        "print(s.REQUIRE_SECOND_FACTOR, s.LIMITS, s.TRUSTED_PROXIES, s.LOG_FORMAT,"
        "s.SECURE_HSTS_SECONDS > 0)"
    )
    assert manage("shell", "-v0", "-c", code, **environment).stdout.strip() == expected


# --- pages --------------------------------------------------------------------------------------
class Active(HTMLParser):
    """Collects what a strict content policy would not run: inline code and inline style."""

    def __init__(self, markup):
        super().__init__()
        self.found, self.inside = [], None
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.found += [f"{tag} {name}" for name in values if name.startswith("on")]
        self.found += [f"{tag} style"] if "style" in values else []
        urls = [values.get(name) or "" for name in ("href", "src", "action", "formaction")]
        self.found += [url for url in urls if url.strip().lower().startswith("javascript:")]
        data = values.get("type", "") in ("application/json", "application/ld+json")
        self.inside = tag if tag == "style" or (tag == "script" and not data) else None

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside and data.strip():
            self.found.append(f"{self.inside}: {data.strip()[:40]}")


@pytest.mark.parametrize(
    ("markup", "finds"),
    [
        ("<p onclick='x'>", 1),
        ("<p style='x'>", 1),
        ("<script>x</script>", 1),
        ("<style>x</style>", 1),
        ("<a href=' javascript:x'>", 1),
        ("<script src='a.js'></script><p class='on'>style</p>", 0),
        ("<script type='application/json'>{}</script>", 0),
    ],
)
def test_the_reader_of_pages_finds_what_is_inline(markup, finds):
    assert len(Active(markup).found) == finds


@pytest.fixture
def addresses(office):
    """One address of each public page, and of each answer that is no page."""
    document = make_document(
        office,
        "published",
        title="公路养护",
        body=clean('<p style="color:red" onclick="x()">养护<script>x()</script></p>'),
        files=["图.png", "通知.pdf"],
        validity="repealed",
    )
    for n in range(25):
        make_document(office, "published", title=f"公路养护{n}")
    make_report(office.organisation, published_on=NOW.date(), n1="公开{disclosures}")
    return [
        *("/", "/disclosures/", "/disclosures/?page=2&kind=news&q=养护", "/disclosures/?year=x"),
        *("/search/", "/search/?q=养护&page=2", "/search/?q=没有", f"/search/?q={'长' * 300}"),
        *("/reports/", "/reports/2018/", "/reports/2018/figures/disclosures/"),
        *("/reports/2018/figures/images/", document.get_absolute_url(), "/nowhere/", "/?q=%00"),
        make_document(office, "withdrawn").get_absolute_url(),
    ]


def test_no_public_page_holds_inline_code_or_style(citizen, addresses):
    for address in addresses:
        assert Active(citizen.get(address).content.decode()).found == [], address


def policy(response):
    """The content policy as directive → sources."""
    directives = (d.split() for d in response["Content-Security-Policy"].split(";"))
    return {words[0]: words[1:] for words in directives if words}


def assert_strict(response):
    found = policy(response)
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & {
        source for sources in found.values() for source in sources
    }
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == found["base-uri"] == found["frame-ancestors"] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    for name in ("script-src", "style-src"):
        assert set(found.get(name, ["'self'"])) <= {"'self'"}
    for name, value in HEADERS.items():
        assert response[name] == value


def test_every_public_answer_carries_the_headers(citizen, addresses):
    for address in [*addresses, "/healthz", "/api/v1/search?q=养护", "/reports/2018/figures.json"]:
        assert_strict(citizen.get(address))


def test_every_page_of_the_admin_carries_the_headers(citizen, office, root):
    document = make_document(office, "submitted")
    assert_strict(citizen.get("/admin/login/"))
    change = f"/admin/disclosures/document/{document.pk}/change/"
    for address in ("/admin/", "/admin/disclosures/document/", change, "/admin/auth/user/add/"):
        assert_strict(signed_in(root).get(address))


def test_the_pages_of_the_workflow_hold_no_inline_code(office):
    document = make_document(office, "submitted")
    browser = signed_in(office.reviewer)
    base = f"/admin/disclosures/document/{document.pk}"
    for address in (f"{base}/change/", f"{base}/do/approve/", "/admin/disclosures/document/"):
        assert Active(browser.get(address).content.decode()).found == [], address


def test_visitors_get_no_cookie(citizen, addresses):
    for address in addresses:
        assert not citizen.get(address).cookies, address


def test_cookies_of_staff_are_kept_from_scripts():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_plain_http_leads_to_https(db, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31536000
    browser = Client()
    assert browser.get("/healthz")["Location"].startswith("https://")
    assert "max-age=31536000" in browser.get("/", secure=True)["Strict-Transport-Security"]


KEPT = "import sys; sys.argv = ['manage.py', '{}']; from portal import settings as s; print({})"


@pytest.mark.parametrize(("command", "seconds"), [("runserver", "0"), ("check", "60")])
def test_the_development_server_keeps_no_connection_to_the_database(command, seconds):
    code = KEPT.format(command, "s.DATABASES['default']['CONN_MAX_AGE']")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=PRODUCTION, capture_output=True, text=True
    )
    assert done.stdout.strip() == seconds, done.stderr
