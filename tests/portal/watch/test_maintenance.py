"""The maintenance notice: everything but files and machines' addresses answers 503 in words."""

import logging

import pytest
from django.core.management import CommandError, call_command

from portal.watch.logs import JsonFormatter
from portal.watch.maintenance import flag
from tests.making import signed_in
from tests.portal.watch.test_logs import Written

pytestmark = pytest.mark.promise("during maintenance every page says so, and nothing is written")


@pytest.fixture(autouse=True)
def own_data_directory(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def closed():
    call_command("maintenance", "on", "数据库升级 <b>", minutes=20, verbosity=0)


PAGES = ["/", "/search/?q=x", "/disclosures/1/", "/nowhere/", "/admin/", "/admin/login/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_why_and_for_how_long(citizen, closed, address):
    """No database fixture: a page that asked the database would fail the test."""
    answer = citizen.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "1200")
    assert "数据库升级 &lt;b&gt;" in answer.content.decode()
    assert "20分钟" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_forms_are_not_taken(citizen, closed):
    assert citizen.post("/admin/login/", {"username": "x"}).status_code == 503


def test_the_interface_says_it_as_json(citizen, closed):
    answer = citizen.get("/api/v1/search?q=x")
    assert (answer.status_code, answer["Retry-After"]) == (503, "1200")
    assert "维护" in answer.json()["error"]


def test_machines_are_answered(citizen, closed, db):
    assert citizen.get("/healthz").status_code == 200
    assert citizen.get("/readyz").status_code == 200


def test_files_of_the_pages_are_sent_so_that_the_notice_looks_as_it_should(
    citizen, closed, settings, tmp_path
):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "base.css").touch()
    assert citizen.get("/static/base.css").status_code == 200


def test_afterwards_everything_is_as_before(citizen, closed, office, capsys):
    call_command("maintenance", "off")
    assert citizen.get("/").status_code == 200
    assert signed_in(office.editor).get("/admin/").status_code == 200
    assert "正常服务" in capsys.readouterr().out


def test_the_command_says_how_things_stand(closed, capsys):
    call_command("maintenance", "status")
    assert "维护中：数据库升级" in capsys.readouterr().out


def test_a_file_made_by_hand_will_do(citizen):
    flag().touch()
    assert citizen.get("/").status_code == 503


def test_a_time_that_is_none_is_refused():
    with pytest.raises(CommandError):
        call_command("maintenance", "on", "x", minutes=0)
    assert not flag().exists()


def test_the_log_does_not_call_it_an_error(citizen, closed):
    written = Written(JsonFormatter())
    logging.getLogger().addHandler(written)
    try:
        citizen.get("/")
    finally:
        logging.getLogger().removeHandler(written)
    assert [line for line in written.lines if '"ERROR"' in line] == []
