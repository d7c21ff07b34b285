"""Readers and writers of a served site, in threads: what they asked for and what they were told."""

import http.client
import threading
import urllib.parse
from collections import Counter
from uuid import uuid4

from tests.making import FILES

TOKEN = "a" * 32  # of forms; who sends the same as cookie is ours
EDGE = "----gongkai"


def ask(address, *, cookie="", body=None) -> tuple[int, str]:
    """Status and text of the answer; a redirect is an answer."""
    place = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=60)
    headers = {"Cookie": f"csrftoken={TOKEN}; {cookie}"}
    if body is not None:
        headers["Content-Type"] = f"multipart/form-data; boundary={EDGE}"
    try:
        path = place._replace(scheme="", netloc="").geturl()
        connection.request("GET" if body is None else "POST", path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def form(fields, title) -> bytes:
    """A draft with one file, as a browser would send it."""
    parts = {**fields, "title": title, "csrfmiddlewaretoken": TOKEN}
    lines = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in parts.items()
    ]
    file = f'name="{FILES}-0-file"; filename="plan.txt"'
    lines.append(f"--{EDGE}\r\nContent-Disposition: form-data; {file}\r\n\r\n{title}\r\n")
    return f"{''.join(lines)}--{EDGE}--\r\n".encode()


class Load:
    """Three who read and two who write, until the block is left."""

    def __init__(self, address, *, pages, cookie, fields):
        self.address, self.pages, self.cookie, self.fields = address, pages, cookie, fields
        self.read, self.written = Counter(), Counter()
        self.confirmed, self.refusals = [], []
        self.has_ended = threading.Event()
        works = [self._read] * 3 + [self._write] * 2
        self.threads = [threading.Thread(target=w, args=[n]) for n, w in enumerate(works)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.has_ended.set()
        for thread in self.threads:
            thread.join()

    def _read(self, who):
        number = who
        while not self.has_ended.is_set():
            number += 1
            status, text = ask(self.address + self.pages[number % len(self.pages)])
            self.read[status] += 1
            if status != 200:
                self.refusals.append(text)

    def _write(self, who):
        while not self.has_ended.is_set():
            title = f"{who}-{uuid4()}"
            add = f"{self.address}/admin/disclosures/document/add/"
            status, text = ask(add, cookie=self.cookie, body=form(self.fields, title))
            self.written[status] += 1
            if status == 302:
                self.confirmed.append(title)
            else:
                self.refusals.append(text)
