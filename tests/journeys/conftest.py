"""A real browser for the journeys; without Chromium they say in one line why they are skipped.

SCRIPTS=off opens every window of the public without JavaScript (make test-all does so once).
"""

import os
import shutil

import pytest
from django.core.management import call_command

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 30_000  # milliseconds; a file is read in a process of its own, and machines are busy
WHY_NOT = "no Chromium on this machine: the journeys in a real browser are skipped"


def pytest_collection_modifyitems(items):
    # A browser on a crowded machine can miss its moment. A fault fails twice; what passes at the
    # second try is still named in the summary (RERUN).
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(WHY_NOT)
        pytest.skip(WHY_NOT)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    # Playwright keeps an event loop running in the thread that also uses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(chromium, live_server):
    """Opens a new visitor's browser window; what goes wrong in its console fails the test."""
    contexts, complaints = [], []
    scripts = os.environ.get("SCRIPTS") != "off"

    def open_window(**options):
        options.setdefault("java_script_enabled", scripts)
        context = chromium.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": 1280, "height": 900},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        return page

    yield open_window
    for context in contexts:
        context.close()
    # A page that answers 404 or 410 is reported by the browser too; that is what was asked for.
    unexpected = [text for text in complaints if "status of 4" not in text]
    assert unexpected == []


@pytest.fixture
def demonstration(transactional_db, tmp_path, settings):
    """A year of records, as `manage.py load_demo` leaves them."""
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    call_command("load_demo")


@pytest.fixture
def sign_in(visit):
    """A window in which a member of staff has signed in to the admin."""

    def enter(user, **options):
        user.set_password("journey-pass-phrase")
        user.save()
        page = visit(java_script_enabled=True, **options)
        page.goto("/admin/")
        page.get_by_label("用户名").fill(user.username)
        page.get_by_label("密码").fill("journey-pass-phrase")
        page.get_by_role("button", name="登录").click()
        page.get_by_role("button", name="退出登录").wait_for()
        return page

    return enter
