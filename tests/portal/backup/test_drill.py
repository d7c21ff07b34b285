"""The drill: back up a site at work, restore elsewhere, compare everything, serve it."""

import contextlib
import hashlib
import socket
import threading
import time
import urllib.request

import pytest
from django.utils import timezone

from portal.backup import writing
from tests.portal.backup.conftest import rows_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.promise("a backup taken at work comes back row by row and file by file"),
]
BEFORE = 30  # what is confirmed before the backup begins
HALF = 10  # and while it is being taken
PATIENCE = 60


class Load:
    """A site at work in another process, and what it has confirmed so far."""

    def __init__(self, site):
        self.process = site.start("-m", "tests.portal.backup.load", 5, "for-ever")
        self.lines = []
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.split())

    @property
    def confirmed(self) -> dict[int, str]:
        """The last state of each document."""
        return {int(line[1]): line[2] for line in list(self.lines) if line[0] == "confirmed"}

    def wait_for(self, lines):
        deadline = time.monotonic() + PATIENCE
        while len(self.lines) < lines:
            assert self.process.poll() is None, self.process.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def end(self):
        self.process.stdin.close()
        self.reader.join(PATIENCE)
        assert self.process.wait(PATIENCE) == 0, self.process.stderr.read()


@pytest.fixture
def load(sites):
    site = sites()
    load = Load(site)
    load.site = site
    yield load
    load.process.kill()
    load.process.wait()


@contextlib.contextmanager
def serving(site):
    """The site under gunicorn; gives the address."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    where = {"PORT": str(port), "WEB_CONCURRENCY": "1", "DEBUG": "1"}
    server = site.start(
        "-m", "gunicorn", "--config", "python:portal.gunicorn", "portal.wsgi", **where
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/healthz")
                break
            time.sleep(0.05)
        yield address
    finally:
        server.terminate()
        server.communicate()


def test_a_site_at_work_comes_back_row_by_row_and_file_by_file_and_serves(load, empty, monkeypatch):
    site, witness = load.site, {}

    def watched(snapshot, pieces):
        """The dump takes its time; meanwhile the site goes on. What it saw is read beside it."""
        load.wait_for(witness["begun"] + HALF)
        major = dump(snapshot, pieces)
        witness["rows"], witness["files"] = rows_of(snapshot.cursor), snapshot.file_names()
        return major

    dump = writing.dump
    monkeypatch.setattr(writing, "dump", watched)
    load.wait_for(BEFORE)
    before = load.confirmed
    witness["begun"] = len(load.lines)
    taken = writing.take(
        site.backups, at=timezone.now(), media_root=site.media, database=site.django_connection()
    )
    during = len(load.lines) - witness["begun"]
    verified = site.manage("verify")  # at work, too, everything agrees at every moment
    assert verified.returncode == 0, verified.stdout
    load.end()
    assert during >= HALF
    assert (taken.lost, taken.damaged) == ([], [])

    done = empty.manage("restore", taken.path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "有误" not in done.stdout

    with empty.connect() as session:
        rows = rows_of(session.cursor())
    assert rows.keys() == witness["rows"].keys()
    assert [table for table in rows if rows[table] != witness["rows"][table]] == []
    states = dict(empty.query("SELECT id, state FROM disclosures_document"))
    assert before.keys() <= states.keys() and len(before) > 5
    assert len(states) < site.query("SELECT count(*) FROM disclosures_document")[0][0]

    files, originals = empty.files(), site.files()
    assert set(witness["files"]) <= files.keys()
    assert [
        name for name in witness["files"] if name in originals and files[name] != originals[name]
    ] == []
    described = empty.query("SELECT file, size, sha256 FROM disclosures_attachment")
    assert described
    for name, size, sha256 in described:
        assert (len(files[name]), hashlib.sha256(files[name]).hexdigest()) == (size, sha256)

    published = next(pk for pk, state in before.items() if state == states[pk] == "published")
    [[key, name]] = empty.query(
        "SELECT a.key::text, a.name FROM disclosures_attachment a JOIN django_content_type c"
        " ON c.id = a.content_type_id WHERE c.model = 'document' AND a.object_id = %s",
        published,
    )
    with serving(empty) as address:
        page = urllib.request.urlopen(f"{address}/disclosures/{published}/").read().decode()
    assert name in page and key in page
