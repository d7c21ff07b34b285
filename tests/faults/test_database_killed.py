"""The database server is killed while people read and write: it is told in words, and it passes."""

import contextlib
import json
import os
import socket
import subprocess
import sys

import psycopg2
import pytest

from portal.postgres import launcher
from tests.faults.conftest import ROUNDS, wait_until
from tests.faults.load import Load, ask
from tests.portal.postgres.conftest import (  # noqa: F401
    CHECKOUT,
    kill,
    processes_of,
    workshop,
)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="需要 /proc"),
    pytest.mark.promise(
        "the database server is killed under load: refused in words, back by itself, nothing lost"
    ),
]
KILLS = 2 * ROUNDS
STEADY = 3  # writes confirmed before the next kill
SAID = "资料库暂时连接不上"
PREPARE = """
import django, json
django.setup()
from django.utils import timezone
from disclosures.organisations.models import Organisation
from tests.making import drafting_form, make_document, make_office, signed_in
office = make_office(Organisation.objects.host())
document = make_document(office, "published", at=timezone.now(), files=["附.txt"])
file = document.attachments.get().get_absolute_url()
cookie = signed_in(office.editor).cookies["sessionid"].value
fields = drafting_form(office.organisation, files=[{"order": 0, "alt_text": ""}])
page = document.get_absolute_url()
print(json.dumps({"pages": ["/", "/disclosures/", page, file], "cookie": cookie, "fields": fields}))
"""
WRITTEN = "SELECT title FROM disclosures_document WHERE body = '<p>正文</p>'"
# Drafts without exactly one file and the two lines of history that tell of both.
BY_HALVES = """
SELECT d.title FROM disclosures_document d WHERE d.body = '<p>正文</p>' AND (
  (SELECT count(*) FROM disclosures_attachment a WHERE a.object_id = d.id) <> 1 OR
  (SELECT count(*) FROM disclosures_historyentry h WHERE h.object_id = d.id) <> 2)
"""


@pytest.fixture(scope="module")
def place(workshop):  # noqa: F811
    """A site with a server of its own, and what its visitors need to know."""
    data_dir = workshop / "site"
    data_dir.mkdir()
    cluster = launcher.cluster_for(CHECKOUT, data_dir)
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATA_DIR": str(data_dir),
        "WEB_CONCURRENCY": "2",
        "DEBUG": "0",
    }
    run(environment, "manage.py", "migrate", "-v0")
    known = json.loads(run(environment, "-c", PREPARE))
    known["cookie"] = f"sessionid={known['cookie']}"
    yield cluster, environment, known
    launcher.stop(cluster)


def run(environment, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=CHECKOUT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextlib.contextmanager
def served(environment):
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "python:portal.gunicorn"]
    server = subprocess.Popen(
        [*command, "portal.wsgi"], cwd=CHECKOUT, env={**environment, "PORT": str(port)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: status(f"{address}/readyz") == 200, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def status(address):
    try:
        return ask(address)[0]
    except OSError:
        return None


def query(cluster, question):
    with contextlib.closing(psycopg2.connect(launcher.url(cluster))) as session:
        cursor = session.cursor()
        cursor.execute(question)
        return [row[0] for row in cursor]


def assert_nothing_is_lost(place, load, tell):
    """What was confirmed is there once; what is there is whole; everything agrees."""
    cluster, environment, _ = place
    titles = query(cluster, WRITTEN)
    lost, halves = set(load.confirmed) - set(titles), query(cluster, BY_HALVES)
    asked, answered = load.read + load.written, load.read[200] + load.written[302]
    worded = sum(SAID in text for text in load.refusals)
    tell("requests", asked.total())
    tell("answered", answered)
    tell("refused in words", worded)
    tell("other answers", asked.total() - answered - worded)
    tell("writes confirmed", len(load.confirmed))
    tell("of them lost", len(lost))
    tell("written by halves", len(halves))
    assert (lost, halves) == (set(), [])
    assert len(set(titles)) == len(titles)
    assert asked[503] == worded == asked.total() - answered
    run(environment, "manage.py", "verify")


def go_on(load):
    """Both readers and writers are served again."""
    pages, drafts = load.read[200], len(load.confirmed)
    wait_until(lambda: load.read[200] > pages + STEADY and len(load.confirmed) > drafts + STEADY)


def test_the_embedded_server_is_started_again_by_whoever_misses_it(place, record_property):
    cluster, environment, known = place
    with served(environment) as address, Load(address, **known) as load:
        for _ in range(KILLS):
            go_on(load)
            kill(*processes_of(cluster))
        go_on(load)
    record_property("kills", KILLS)
    assert_nothing_is_lost(place, load, record_property)


def test_without_a_server_all_is_refused_in_words_until_there_is_one(place, record_property):
    """A server elsewhere: the portal can't start it, and goes on as soon as it is there again."""
    cluster, environment, known = place
    elsewhere = {**environment, "DATABASE_URL": launcher.url(cluster)}
    with served(elsewhere) as address, Load(address, **known) as load:
        go_on(load)
        kill(*processes_of(cluster))
        before = load.read[503], load.written[503]
        wait_until(lambda: load.read[503] > before[0] + 5 and load.written[503] > before[1] + 5)
        assert (status(f"{address}/healthz"), status(f"{address}/readyz")) == (200, 503)
        code, text = ask(f"{address}/api/v1/search?q=x")
        assert (code, "error" in text, SAID in text) == (503, True, True)
        launcher.ensure(cluster)
        go_on(load)
        assert status(f"{address}/readyz") == 200
    assert any("刚才提交的内容可能没有保存" in text for text in load.refusals)
    record_property("kills", 1)
    assert_nothing_is_lost(place, load, record_property)
