"""A site at work, in a process of its own: documents with files, published, withdrawn, revised.

`python -m tests.portal.backup.load N` makes N documents; with `for-ever` three more threads go on
until standard input closes. A line is printed for everything that is confirmed.
"""

import itertools
import sys
import threading

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from disclosures.attachments.actions import detach  # noqa: E402
from disclosures.documents.models import Document  # noqa: E402
from disclosures.organisations.models import Organisation  # noqa: E402
from tests.making import (  # noqa: E402
    do,
    make_attachment,
    make_document,
    make_office,
    publish_version,
)

has_ended = threading.Event()


def tell(document):
    print(f"confirmed {document.pk} {document.state}", flush=True)


def publish(office, number):
    """One document with a file of some size, differing from all others."""
    at = timezone.now()
    draft = make_document(office, at=at, title=f"关于第{number}号公路养护的通知")
    content = f"{number} 养护计划\n".encode() * 2000
    make_attachment(draft, f"计划{number}.txt", by=office.editor, at=at, content=content)
    document = draft
    for verb in ("submit", "review_secrecy", "approve", "publish"):
        document = do(document, verb, by=office.person_for(verb), at=at)
    tell(document)
    return document


def withdraw(office, document):
    tell(do(document, "withdraw", by=office.publisher, at=timezone.now()))


def revise(office, document):
    tell(publish_version(office, document, at=timezone.now(), title=f"{document.title}（修订）"))


def publish_and_withdraw(office):
    for number in itertools.count(1000, 2):
        document = publish(office, number)
        withdraw(office, document)
        if has_ended.is_set():
            return


def publish_and_revise(office):
    for number in itertools.count(1001, 2):
        revise(office, publish(office, number))
        if has_ended.is_set():
            return


def attach_and_detach(office):
    """Files come and go: some of those that a snapshot names are gone when one looks."""
    draft = make_document(office, at=timezone.now(), title="草稿")
    while not has_ended.is_set():
        at = timezone.now()
        file = make_attachment(draft, "附.txt", by=office.editor, at=at, content=b"x" * 5000)
        detach(file, by=office.editor, at=at)


def running(work, office):
    try:
        work(office)
    finally:
        connection.close()


def main(documents, for_ever):
    office = make_office(Organisation.objects.host())
    made = [publish(office, number) for number in range(int(documents))]
    withdraw(office, made[0])
    revise(office, made[1])
    if not for_ever:
        return
    works = (publish_and_withdraw, publish_and_revise, attach_and_detach)
    threads = [threading.Thread(target=running, args=[work, office]) for work in works]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    has_ended.set()
    for thread in threads:
        thread.join()
    print("documents", Document.with_versions.count(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], "for-ever" in sys.argv)
