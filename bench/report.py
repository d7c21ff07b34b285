"""The figures of a year at size: documents and applications written in bulk, then asked cold.

    python -m bench.report [ITEMS] [APPLICATIONS]

Works in a transaction that is rolled back, on whatever database the settings name.
"""

import os
import sys
import time

import django

YEAR = 2022  # no report on paper stands in the way

DOCUMENTS = """
insert into disclosures_document ({columns}) select {values} from disclosures_document d,
generate_series(1, %s) n where d.id = %s
"""


def timed(words, ask):
    started = time.perf_counter()
    ask()
    print(f"{words}: {time.perf_counter() - started:.2f} s")


def copies(cursor, document, number):
    """`number` copies of a published document, spread over the days of the year."""
    own = {
        "id": "1000000000 + n",
        "index_number": "'bench-' || n",
        "source_id": "'bench-' || n",
        "first_published_at": f"timestamptz '{YEAR}-01-02' + (n %% 360) * interval '1 day'",
    }
    names = [field.column for field in document._meta.concrete_fields]
    values = ", ".join(own.get(name, f'd."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(DOCUMENTS.format(columns=columns, values=values), [number, document.pk])


def applications(host, number):
    from datetime import date, timedelta

    from django.utils import timezone

    from requests_app.kinds import ApplicantKind
    from requests_app.models import Application
    from requests_app.outcomes import ROWS
    from requests_app.states import State

    def one(n):
        received = date(YEAR, 1, 1) + timedelta(days=n % 360)
        outcome = ROWS[n % len(ROWS)].id if n % 50 else ""
        return Application(
            number=f"bench-{n}",
            organisation=host,
            channel="online",
            applicant_kind=ApplicantKind.values[n % 6],
            submitted_on=received,
            received_on=received,
            description="示例",
            outcome=outcome,
            answered_on=received + timedelta(days=9) if outcome else None,
            state=State.CLOSED if outcome else State.IN_HANDLING,
            created_at=timezone.now(),
        )

    Application.objects.bulk_create((one(n) for n in range(number)), batch_size=5000)


def main(items=1_000_000, cases=100_000):
    from django.db import connection, transaction

    from disclosures.documents.models import Document
    from disclosures.organisations.models import Organisation
    from portal.annual_report.reported import cells_of, figures_of

    host = Organisation.objects.host()
    document = Document.objects.visible().within(host).first()
    with transaction.atomic(), connection.cursor() as cursor:
        copies(cursor, document, items)
        applications(host, cases)
        cursor.execute("analyze disclosures_document; analyze requests_app_application")
        host = Organisation.objects.host()
        timed(f"figures of {items} items", lambda: figures_of(host, YEAR))
        timed(f"cells of {cases} applications", lambda: cells_of(host, YEAR))
        timed("both again", lambda: (figures_of(host, YEAR), cells_of(host, YEAR)))
        transaction.set_rollback(True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main(*map(int, sys.argv[1:]))
