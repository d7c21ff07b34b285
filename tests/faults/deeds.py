"""A site whose deeds may be killed: each line of standard input is done by a child of its own.

`python -m tests.faults.deeds N` makes N approved and N published documents with a file each and
prints their numbers; then `publish PK`, `withdraw PK` and `import FILE` are answered by the number
of the process that does it, by `confirmed …` when it is done, and by `ended` in any case.
"""

import contextlib
import io
import os
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from disclosures.documents.models import Document  # noqa: E402
from disclosures.organisations.models import Organisation  # noqa: E402
from tests.making import do, make_document, make_office  # noqa: E402


def prepare(number) -> object:
    """The office that does the deeds; what it has made is told."""
    office = make_office(Organisation.objects.host())
    for state in ("approved", "published"):
        made = [
            make_document(office, state, at=timezone.now(), title=f"通知{n}", files=["附.txt"]).pk
            for n in range(number)
        ]
        print(*made, flush=True)
    return office


def perform(deed, what, publisher):
    """Do it, and what is to be said of it."""
    if deed == "import":
        with contextlib.redirect_stdout(io.StringIO()) as said:
            call_command("import_documents", what.strip(), commit=True, stderr=io.StringIO())
        return said.getvalue()
    do(Document.with_versions.get(pk=what), deed, by=publisher, at=timezone.now())
    return f"{deed} {what}"


def main(number):
    publisher = prepare(int(number)).publisher
    for line in sys.stdin:
        connections.close_all()  # a child has sessions of its own
        if child := os.fork():
            os.waitpid(child, 0)
            print("ended", flush=True)
            continue
        try:
            print(os.getpid(), flush=True)
            print("confirmed", perform(*line.split(maxsplit=1), publisher), flush=True)
        finally:
            os._exit(0)  # whatever happens, the loop is the parent's


if __name__ == "__main__":
    main(sys.argv[1])
