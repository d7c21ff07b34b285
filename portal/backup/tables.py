"""Fingerprints of tables: two databases with the same ones hold the same rows."""

from psycopg2 import sql

# How values are written as text, whatever the server, the database or the role prefer.
STABLE = """
SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, MDY'; SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0
"""
NAMES = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind IN ('r', 'p') AND NOT relispartition
  AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg\\_%'
ORDER BY nspname, relname
"""
# The sum doesn't depend on the order of rows; a row more, less or changed changes it.
FINGERPRINT = """
SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text
FROM {} AS t
"""


def names(cursor) -> list[tuple[str, str]]:
    """(schema, table) of every table that isn't PostgreSQL's own."""
    cursor.execute(NAMES)
    return cursor.fetchall()


def fingerprints(cursor, left_out=()) -> dict[str, list]:
    """[rows, fingerprint] of every table but those that are left out, in this transaction.

    Reads everything: 100,000 documents with their index take half a minute.
    """
    cursor.execute(STABLE)
    found = {}
    for schema, table in names(cursor):
        if table not in left_out:
            cursor.execute(sql.SQL(FINGERPRINT).format(sql.Identifier(schema, table)))
            found[f"{schema}.{table}"] = list(cursor.fetchone())
    return found
