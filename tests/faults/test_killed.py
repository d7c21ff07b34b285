"""kill -9 in the middle of publish, withdraw and import: done or not done, and never by halves."""

import contextlib
import gzip
import json
import os
import random
import re
import signal
import time

import pytest

from tests.faults.conftest import ROUNDS, faults_of, wait_until, wait_until_alone

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.promise("kill -9 while publishing, withdrawing, importing: all of a deed or none"),
]
EACH = 25 * ROUNDS  # documents of each kind that a process is killed over
ROWS = 1000  # of the file that is imported, in five batches
HELD_UP = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
# The tables that a deed writes, in their order: each is held in turn, and the deed waits for it.
WRITTEN = {
    "publish": (
        *("disclosures_numberseries", "disclosures_document", "disclosures_historyentry"),
        *("portal_searchentry",),
    ),
    "withdraw": ("disclosures_document", "disclosures_historyentry", "portal_searchentry"),
    "import": ("disclosures_numberseries", "disclosures_historyentry", "portal_searchentry"),
}
BEFORE = {"publish": "approved", "withdraw": "published"}
AFTER = {"publish": "published", "withdraw": "withdrawn"}


class Deeds:
    """The process that does what it is told, each deed in a child that can be killed."""

    def __init__(self, site):
        self.process = site.start("-m", "tests.faults.deeds", EACH)
        self.documents = {deed: self._line().split() for deed in ("publish", "withdraw")}

    def _line(self):
        return self.process.stdout.readline().strip()

    def begin(self, deed, what):
        """The number of the process that does it."""
        self.process.stdin.write(f"{deed} {what}\n")
        self.process.stdin.flush()
        return int(self._line())

    def end(self, pid=None):
        """What was confirmed before it ended, by itself or (with its number) by kill -9."""
        if pid:
            with contextlib.suppress(ProcessLookupError):  # it was quicker
                os.kill(pid, signal.SIGKILL)
        return list(iter(self._line, "ended"))


@pytest.fixture(scope="module")
def site(sites, django_db_blocker):
    with django_db_blocker.unblock():
        yield sites()


@pytest.fixture(scope="module")
def deeds(site):
    deeds = Deeds(site)
    yield deeds
    deeds.process.communicate("")


@pytest.fixture(scope="module")
def rows(site):
    """A file of documents to import."""
    path = site.data_dir / "rows.jsonl.gz"
    with gzip.open(path, "wt") as file:
        for n in range(ROWS):
            row = {"id": f"r{n}", "title": f"导入的通知{n}", "body": "请遵照执行。" * 20}
            file.write(json.dumps(row) + "\n")
    return path


def kill_at(table, deeds, site, deed, what):
    """Kill it while it waits to write this table; then nobody may be left who could go on."""
    with site.connect() as holder:
        holder.cursor().execute(f"LOCK TABLE {table} IN SHARE MODE")
        pid = deeds.begin(deed, what)
        wait_until(lambda: site.query(HELD_UP, site.database))
        confirmed = deeds.end(pid)
    wait_until_alone(site)
    return confirmed


def everything(site):
    """All that a deed could leave: records, files, history, numbers, index."""
    tables = {*sum(WRITTEN.values(), ()), "disclosures_attachment", "portal_searchsample"}
    return {table: sorted(site.query(f"SELECT t::text FROM {table} t")) for table in tables}


def imported(site):
    return site.query("SELECT count(*) FROM disclosures_document WHERE source_id <> ''")[0][0]


CUT_OFF = [(deed, table) for deed, tables in WRITTEN.items() for table in tables]


@pytest.mark.parametrize(("deed", "table"), CUT_OFF, ids=[f"{d}-{t}" for d, t in CUT_OFF])
def test_a_deed_that_is_killed_before_its_end_was_never_begun(
    site, deeds, rows, deed, table, record_property
):
    what = rows if deed == "import" else deeds.documents[deed][0]
    before = everything(site)
    assert kill_at(table, deeds, site, deed, what) == []
    assert everything(site) == before
    record_property("killed at a known point", 1)


@pytest.mark.parametrize("deed", BEFORE)
def test_killed_at_any_moment_what_was_confirmed_is_done_and_the_rest_is_whole(
    site, deeds, deed, record_property
):
    chance, confirmed, done = random.Random(1), 0, 0
    for pk in deeds.documents[deed]:
        pid = deeds.begin(deed, pk)
        time.sleep(chance.uniform(0, 0.05))  # the kill falls anywhere, not at a known point
        was_confirmed = bool(deeds.end(pid))
        wait_until_alone(site)
        [(state,)] = site.query("SELECT state FROM disclosures_document WHERE id = %s", pk)
        assert state in (BEFORE[deed], AFTER[deed])
        assert state == AFTER[deed] or not was_confirmed
        confirmed, done = confirmed + was_confirmed, done + (state == AFTER[deed])
    assert faults_of(site) == []
    record_property("killed anywhere", EACH)
    record_property("confirmed", confirmed)
    record_property("done", done)


def test_a_killed_import_keeps_whole_batches_and_takes_the_rest_when_run_again(
    site, deeds, rows, record_property
):
    pid = deeds.begin("import", rows)
    wait_until(lambda: imported(site))
    assert deeds.end(pid) == []
    wait_until_alone(site)
    kept = imported(site)
    assert kept % 200 == 0 and 0 < kept < ROWS
    assert faults_of(site) == []
    deeds.begin("import", rows)
    [report] = [line for line in deeds.end() if "导入" in line]
    new, unchanged = map(int, re.search(r"新增 (\d+) 条，无变化 (\d+) 条", report).groups())
    assert (new, unchanged) == (ROWS - kept, kept)
    assert imported(site) == ROWS
    assert faults_of(site) == []
    record_property("rows kept of a killed import", kept)
    record_property("taken when run again", new)
