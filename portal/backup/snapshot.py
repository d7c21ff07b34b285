"""One moment of the database, held while files are copied and pg_dump reads: the same for all."""

from django.apps import apps
from django.db.models import FileField
from psycopg2 import sql

from disclosures.attachments.models import Attachment
from portal.backup import tables
from portal.doors.models import StaffSession
from portal.limits.models import RateWindow

# Of these only the empty table comes back. The key of a session is as good as a password.
LEFT_OUT = (StaffSession._meta.db_table, RateWindow._meta.db_table, "django_session")


def file_fields() -> list[tuple[type, FileField]]:
    """Every column that names a file in MEDIA_ROOT, with its model."""
    return [
        (model, field)
        for model in apps.get_models()
        if not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField)
    ]


class Snapshot:
    """A read-only transaction in a connection of its own; what is written meanwhile isn't seen."""

    def __init__(self, database):
        own = database.copy()
        own.connect()
        self.session = own.connection
        self.session.set_session("REPEATABLE READ", readonly=True, autocommit=False)
        self.cursor = self.session.cursor()
        self.cursor.execute(tables.STABLE)
        self.cursor.execute("SELECT pg_export_snapshot()")
        self.id = self.cursor.fetchone()[0]

    def close(self):
        self.session.close()

    def rows(self, query) -> list[tuple]:
        self.cursor.execute(query)
        return self.cursor.fetchall()

    def file_names(self) -> list[str]:
        """The files that its rows name."""
        found = set()
        for model, field in file_fields():
            table, column = model._meta.db_table, field.column
            if self._has(table, column):
                query = sql.SQL("SELECT DISTINCT {0} FROM {1} WHERE {0} <> ''").format(
                    sql.Identifier(column), sql.Identifier(table)
                )
                found.update(name for (name,) in self.rows(query))
        return sorted(found)

    def _has(self, table: str, column: str) -> bool:
        """New code may back up a database that isn't migrated yet: that is the time to do it."""
        self.cursor.execute(
            "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = %s",
            [table, column],
        )
        return self.cursor.fetchone() is not None

    def described_files(self) -> list[tuple[str, int, str]]:
        """Name, size and SHA-256 of the files whose row says what they hold."""
        table = sql.Identifier(Attachment._meta.db_table)
        return self.rows(sql.SQL("SELECT DISTINCT file, size, sha256 FROM {}").format(table))

    def migrations(self) -> list[tuple[str, str]]:
        return self.rows("SELECT app, name FROM django_migrations ORDER BY id")

    def fingerprints(self) -> dict[str, list]:
        return tables.fingerprints(self.cursor, LEFT_OUT)
