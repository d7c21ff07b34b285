"""One pass over the hits: how many, how many of each choice, and the keys of one page."""

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F

FACETS = ("subkind", "section", "year", "organisation_id", "validity")
ORDER = "rank, dead, published_at DESC, key DESC"


@dataclass(frozen=True)
class Gathered:
    """`page` are keys with their ranks, in order; `keys` all of them, where they are few."""

    total: int
    page: list[list[int]]
    keys: list[int]
    facets: dict


def gather(found, *, most: int | None, few: int, start: int, count: int, facets: bool) -> Gathered:
    """Look at up to `most` of `found` (which has `rank` and `dead`), each once."""
    rows = found.order_by().annotate(key=F("pk"))
    rows = rows.values_list("key", "published_at", "rank", "dead", *FACETS)[:most]
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:  # a choice that no row can have
        return Gathered(0, [], [], {})
    counted = f"(SELECT json_agg(counted) FROM ({_counts()}) AS counted)"  # noqa: S608
    counted = counted if facets else "NULL"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED ({sql}), total AS (SELECT count(*) AS n FROM found)"  # noqa: S608
            f" SELECT n, ARRAY(SELECT ARRAY[key, rank] FROM found ORDER BY {ORDER}"
            f" OFFSET %s LIMIT %s), ARRAY(SELECT key FROM found WHERE n <= %s), {counted}"
            " FROM total",
            [*params, start, count, few],
        )
        total, page, keys, counts = cursor.fetchone()
    return Gathered(total, page, keys, _by_field(counts or []))


def _counts() -> str:
    columns = ", ".join(FACETS)
    sets = ", ".join(f"({name})" for name in FACETS)
    return (
        f"SELECT {columns}, grouping({columns}) AS absent, count(*) AS hits FROM found"  # noqa: S608
        f" GROUP BY GROUPING SETS ({sets})"
    )


def _by_field(counts) -> dict:
    """{field: {value: hits}}. Of each row one field is meant: the one that is not absent."""
    facets: dict = {name: {} for name in FACETS}
    for row in counts:
        bits = f"{row['absent']:0{len(FACETS)}b}"
        name = FACETS[bits.index("0")]
        if row[name] not in ("", None):
            facets[name][row[name]] = row["hits"]
    return facets
