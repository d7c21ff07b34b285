"""Statements and rows of a script, each where they belong."""

import io

from portal.backup.script import Rows, carry_out


class Cursor:
    """Keeps what it was given."""

    def __init__(self):
        self.done = []

    def execute(self, statement):
        self.done.append(statement.strip())

    def copy_expert(self, statement, rows):
        self.done.append((statement.strip(), read_by(rows, 4)))


def read_by(rows, size):
    found = []
    while piece := rows.read(size):
        found.append(piece)
    return b"".join(found)


def carried_out(text):
    cursor = Cursor()
    carry_out(iter(io.BytesIO(text)), cursor)
    return cursor.done


def test_rows_go_to_their_copy_and_statements_stay_in_order():
    done = carried_out(
        b"-- first\nCREATE TABLE a (b text);\n\n"
        b"COPY public.a (b) FROM stdin;\nx\nCOPY y FROM stdin;\n\\N\n\\.\n\n"
        b"--\n-- Name: c\n--\n\n"
        b"COPY public.c (b) FROM stdin;\n\\.\n"
        b"ALTER TABLE a ADD UNIQUE (b);\n"
    )
    assert done == [
        "-- first\nCREATE TABLE a (b text);",
        ("COPY public.a (b) FROM stdin;", b"x\nCOPY y FROM stdin;\n\\N\n"),
        ("COPY public.c (b) FROM stdin;", b""),
        "ALTER TABLE a ADD UNIQUE (b);",
    ]


def test_what_is_for_psql_or_for_newer_servers_is_passed_over():
    done = carried_out(
        b"\\restrict abc\nSET transaction_timeout = 0;\nSELECT 1;\n\\unrestrict abc\n"
    )
    assert done == ["SELECT 1;"]


def test_rows_without_an_end_mark_end_with_the_script():
    assert read_by(Rows(iter([b"x\n"])), 100) == b"x\n"
