"""What searches cost at the size that the database has, by class of query, into RESULTS.md."""

import os
import statistics
import time
from pathlib import Path

from django.db import connection
from django.db.models.functions import Length

from disclosures.documents.models import Document
from disclosures.rich_text.cleaning import plain_text
from portal.search.asking import Choices
from portal.search.index import refresh
from portal.search.models import SearchEntry
from portal.search.query import DATE, search
from portal.search.sources import SOURCES
from portal.search.suggesting import suggest

RESULTS = Path(__file__).with_name("RESULTS.md")
RUNS, WARMING = 15, 2
QUERIES = {  # words from the rarest to the commonest
    "words": ["量子", "海绵", "殡葬", "养犬", "预算", "公路", "教育", "交通", "管理", "规定", "的"],
    "longer words and phrases": [
        *("海绵城市", "噪声污染", "农村公路养护", "交通运输管理", "行政处罚决定", "监督管理"),
        "规定管理",
    ],
    "several words": ["公路 养护", "行政 处罚 决定", "优化营商环境 投诉", "管理|规定 -公路"],
    "numbers": ["示发〔2018〕153号", "153号", "示发〔2018〕", "示发2018年 997"],
    "nearly right": ["优化营商还境", "刑诉法", "海绵城巿建设", "劳 动 争 议"],
}
VIEWS = {
    "first page": lambda query: search(query, facets=True),
    "narrowed": lambda query: search(
        query, choices=Choices(subkind="notice", year=2018), facets=True
    ),
    "page 50": lambda query: search(query, offset=980),
    "by date": lambda query: search(query, sort=DATE),
}


def execute(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return cursor.fetchall() if cursor.description else []


class Timings(list):
    """Milliseconds in the database."""

    def percentile(self, share: float) -> float:
        return sorted(self)[min(len(self) - 1, int(len(self) * share))]

    def __str__(self):
        return f"{statistics.median(self):.1f} / {self.percentile(0.95):.1f}"


def timed(call, runs=RUNS) -> tuple:
    """What the call returns, its times in the database, and the server's work for it alone."""
    spent, worked = Timings(), Timings()
    for _ in range(runs + WARMING):
        total, before = 0.0, _processor()

        def watch(execute, sql, params, many, context):
            nonlocal total
            started = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                total += time.perf_counter() - started

        with connection.execute_wrapper(watch):
            result = call()
        spent.append(total * 1000)
        worked.append(_processor() - before)
    del spent[:WARMING], worked[:WARMING]
    return result, spent, worked


def _processor() -> float:
    """Milliseconds of processor that this connection's server process has had."""
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(process.read_text().split()[0]) / 1e6 if process.exists() else 0.0


def measure():
    """Every query in every view; the section of this size in RESULTS.md is written anew."""
    count = SearchEntry.objects.count()
    lines = [*_sizes(count), ""]
    lines += [
        "| query | hits | first page | its processor | narrowed | page 50 | by date |",
        "|---|---|---|---|---|---|---|",
    ]
    pooled: dict = {}
    for name, queries in QUERIES.items():
        for query in queries:
            row = [query.replace("|", "\\|")]
            for view, call in VIEWS.items():
                found, spent, worked = timed(lambda q=query, c=call: c(q))
                pooled.setdefault((name, view), Timings()).extend(spent)
                if view == "first page":
                    about = "" if found.total_is_exact else "about "
                    more = f" + {found.relaxed_total}" if found.relaxed_total else ""
                    row.append(f"{about}{found.total:,}{more}")
                row.append(str(spent))
                if view == "first page":
                    row.append(f"{statistics.median(worked):.1f}")
            lines.append(f"| {' | '.join(row)} |")
            print(lines[-1], flush=True)
    lines += ["", f"| class, p50 / p95 | {' | '.join(VIEWS)} |", "|---|---|---|---|---|"]
    for name in QUERIES:
        cells = [str(pooled[name, view]) for view in VIEWS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", *_others(count)]
    write_section(f"## {count:,} documents", lines)


def _sizes(count) -> list[str]:
    version = execute("SHOW server_version")[0][0]
    buffers = execute("SHOW shared_buffers")[0][0]
    whole, rows, pairs = execute(
        "SELECT pg_total_relation_size('portal_searchentry'),"
        " pg_relation_size('portal_searchentry'), pg_relation_size('search_grams')"
    )[0]
    load = os.getloadavg()[1]
    return [
        f"PostgreSQL {version}, shared_buffers {buffers}, {os.cpu_count()} processors,"
        f" load average {load:.1f} at the start. Index {whole / count:,.0f} bytes a document, of it"
        f" pairs {pairs / count:,.0f}, rows {rows / count:,.0f}."
    ]


def _others(count) -> list[str]:
    """Suggestions, one publication's index write, and what plain SQL would take."""
    lines = []
    for typed in ("公路", "管理"):
        _, spent, _ = timed(lambda t=typed: suggest(t))
        lines.append(f"- suggestions for {typed}: {spent} ms")
    one = Document.objects.order_by("pk").first()
    _, spent, worked = timed(lambda: refresh(SOURCES["documents"], [one.pk]), runs=60)
    lines.append(
        f"- one publication's index write: {spent} ms, longest {max(spent):.1f};"
        f" of processor {statistics.median(worked):.1f}"
    )
    lines.append(_longest())
    if count <= 100_000:
        plain = Document.objects.filter(body__icontains="海绵城市")
        _, spent, _ = timed(plain.count, runs=3)
        lines.append(f"- `icontains` of 海绵城市 beside it: {statistics.median(spent):,.0f} ms")
    return lines


def _longest() -> str:
    """The longest document: its index write, and whether its last sentence finds it first."""
    longest = Document.objects.order_by(Length("body").desc()).first()
    text = plain_text(longest.body)
    _, spent, _ = timed(lambda: refresh(SOURCES["documents"], [longest.pk]), runs=5)
    last = text.rstrip("。；\n ").replace("\n", "。").split("。")[-1][-40:]
    first = search(last, limit=1).hits
    found = "first" if first and first[0].object_id == longest.pk else "not first"
    return (
        f"- the longest document, {len(text):,} characters: index write"
        f" {statistics.median(spent):,.0f} ms; by its last sentence it is found {found}"
    )


def write_section(heading, lines):
    """Put the lines under the heading of RESULTS.md, instead of what stood there."""
    text = RESULTS.read_text(encoding="utf-8")
    section = "\n".join([heading, "", *lines, ""])
    before, found, rest = text.partition(f"{heading}\n")
    if not found:
        before, found, rest = text.partition("## Quality\n")
        rest = found + rest
    else:
        _, found, rest = rest.partition("\n## ")
        rest = f"## {rest}" if found else ""
    RESULTS.write_text(f"{before.rstrip()}\n\n{section}\n{rest}".rstrip() + "\n", encoding="utf-8")
