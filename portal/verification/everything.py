"""All the checks in their order. None changes anything but files.sweep()."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from portal.verification import files, history, index, numbers, records
from portal.verification.findings import Finding

OF_ONE_MOMENT = (
    index.agrees_with_records,
    numbers.index_numbers,
    numbers.delivery_numbers,
    history.tells_the_state,
    history.is_append_only,
    records.one_host,
    records.imports,
    records.versions,
    records.database_structure,
)


def findings(*, at) -> Iterator[Finding]:
    """Each check's finding. While the site is running they see one moment of the database."""
    yield files.named_by_records()
    yield files.without_record(at=at)
    with one_moment():
        for check in OF_ONE_MOMENT:
            yield check()


@contextmanager
def one_moment():
    """A transaction that doesn't see what is written meanwhile; inside another, that one's view."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
