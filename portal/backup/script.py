"""Carries out the script that pg_restore makes of a dump, in one transaction of ours.

pg_restore could do it itself, but then the rows would be there before they can be compared, and a
new pg_restore sends an old server a setting that it doesn't know.
"""

from collections.abc import Iterator

TRANSACTION_TIMEOUT = b"SET transaction_timeout = 0;"  # known from PostgreSQL 17 on
FOR_PSQL = (b"\\restrict ", b"\\unrestrict ")
END_OF_ROWS = b"\\.\n"


def carry_out(lines: Iterator[bytes], cursor):
    """Execute statement after statement, and give each COPY the rows that follow it."""
    waiting: list[bytes] = []
    for line in lines:
        if line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
            _execute(waiting, cursor)
            cursor.copy_expert(line.decode(), Rows(lines))
        elif not (line.startswith(FOR_PSQL) or line.startswith(TRANSACTION_TIMEOUT)):
            waiting.append(line)
    _execute(waiting, cursor)


def _execute(waiting: list[bytes], cursor):
    if any(line.strip() and not line.startswith(b"--") for line in waiting):
        cursor.execute(b"".join(waiting).decode())
    waiting.clear()


class Rows:
    """The lines up to the end mark, as the file that COPY reads."""

    def __init__(self, lines: Iterator[bytes]):
        self.lines = lines
        self.has_ended = False

    def read(self, size: int) -> bytes:
        found, length = [], 0
        while not self.has_ended and length < size:
            line = next(self.lines, END_OF_ROWS)
            self.has_ended = line == END_OF_ROWS
            if not self.has_ended:
                found.append(line)
                length += len(line)
        return b"".join(found)
