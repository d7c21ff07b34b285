"""kill -9 while two hundred people apply at once: a receipt is a promise, numbers have no gap."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from tests.faults.conftest import ROUNDS, wait_until
from tests.faults.load import EDGE, TOKEN, ask
from tests.portal.backup.conftest import CHECKOUT

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(sys.platform != "linux", reason="需要 /proc"),
    pytest.mark.promise(
        "kill -9 while applications come in: what has a receipt exists, numbers run without a gap"
    ),
]
APPLICANTS = 200  # each with a connection of his own, all at once
KILLED_AFTER = 40  # receipts
RECEIPT = re.compile(r"<strong>(SQ\d{4}-\d{5})</strong>.*?<strong>([0-9A-Z]{12})</strong>", re.S)
NUMBERS = "SELECT number FROM requests_app_application ORDER BY number"
# Applications without exactly one person, one first line of history, or a last day.
BY_HALVES = """
SELECT a.number FROM requests_app_application a WHERE
  (SELECT count(*) FROM requests_app_applicant p WHERE p.application_id = a.id) <> 1 OR
  (SELECT count(*) FROM disclosures_historyentry h JOIN django_content_type t
     ON t.id = h.content_type_id WHERE h.object_id = a.id AND t.model = 'application') <> 1 OR
  a.query_code_hash = ''
"""


def paper(key) -> bytes:
    said = {
        "csrfmiddlewaretoken": TOKEN,
        "key": key,
        "applicant_kind": "natural",
        "name": "某某",
        "phone": "19900000001",
        "identity": "99010119000101000X",
        "description": "公路养护资金",
        "supply_form": "electronic",
        "delivery_way": "online",
    }
    lines = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in said.items()
    ]
    return f"{''.join(lines)}--{EDGE}--\r\n".encode()


class Office:
    """A served site that can be killed, with all its workers, and started again."""

    def __init__(self, site):
        with socket.create_server(("127.0.0.1", 0)) as found:
            port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.environment = site.environment(
            DJANGO_SETTINGS_MODULE="tests.faults.settings",
            DEBUG="0", WEB_CONCURRENCY="2", PORT=str(port),
        )  # fmt: skip
        self.start()

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "--config", "python:portal.gunicorn"]
        self.process = subprocess.Popen(
            [*command, "portal.wsgi"], cwd=CHECKOUT, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        wait_until(self.is_ready, self.process)

    def is_ready(self):
        with contextlib.suppress(OSError):
            return ask(f"{self.address}/readyz")[0] == 200
        return False

    def kill(self):
        """The server and every worker of its own session, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def office(sites):
    site = sites()
    served = Office(site)
    yield site, served
    served.kill()


def test_two_hundred_apply_while_the_server_is_killed(office, record_property):
    site, served = office
    receipts, lock, is_time = {}, threading.Lock(), threading.Event()

    def apply(key):
        """Send the sheet again until there is a receipt, as a person would."""
        tries = 0
        while key not in receipts:
            tries += 1
            with contextlib.suppress(OSError):
                _, text = ask(f"{served.address}/requests/new/", body=paper(key))
                if found := RECEIPT.search(text):
                    keep(key, found.groups())
        return tries

    def keep(key, receipt):
        with lock:
            receipts[key] = receipt
            if len(receipts) >= KILLED_AFTER:
                is_time.set()

    with ThreadPoolExecutor(APPLICANTS) as pool:
        sent = [pool.submit(apply, str(uuid4())) for _ in range(APPLICANTS)]
        for _ in range(ROUNDS):
            assert is_time.wait(60)
            served.kill()
            served.start()
        tries = sum(one.result(120) for one in sent)

    stored = [number for (number,) in site.query(NUMBERS)]
    given = sorted(number for number, _ in receipts.values())
    record_property("applications", len(given))
    record_property("kills", ROUNDS)
    record_property("sheets sent more than once", tries - APPLICANTS)
    record_property("receipts without an application", len(set(given) - set(stored)))
    record_property("by halves", len(site.query(BY_HALVES)))
    assert len(set(given)) == APPLICANTS
    assert stored == given  # each is there, and there is none that nobody has a receipt of
    serials = [int(number.rpartition("-")[2]) for number in stored]
    assert serials == list(range(1, APPLICANTS + 1))
    assert site.query(BY_HALVES) == []
