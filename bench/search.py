"""Search at size: `python -m bench.search load|grow|measure|quality` (see `make bench-search`).

load FILE N      N documents of real paragraphs of FILE (JSONL or .gz, as import_documents takes)
grow FACTOR      the loaded documents FACTOR times, with new dates, by SQL; indexes are built anew
measure          latency by class of query (measuring.py)
quality F Q      judged queries Q (JSONL with must, type, rule) over the documents F and no others;
                 the judges' rules are a module evalnorm beside Q

measure and quality write their sections of RESULTS.md. Runs in a database of its own on the
embedded server (BENCH_DATABASE, default bench_search).
"""

import gzip
import json
import math
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portal.postgres import launcher  # noqa: E402

CLUSTER = launcher.cluster_for(ROOT, ROOT / "var")
DATABASE = os.environ.get("BENCH_DATABASE", "bench_search")
launcher.ensure(CLUSTER)
os.environ["DATABASE_URL"] = launcher.url(CLUSTER, DATABASE)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def create_database():
    server = psycopg2.connect(launcher.url(CLUSTER, "postgres"))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    server.close()


create_database()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.measuring import execute, measure, write_section  # noqa: E402
from disclosures.documents.exchange import Import  # noqa: E402
from disclosures.documents.models import Document  # noqa: E402
from disclosures.organisations.models import Organisation  # noqa: E402
from portal.search.index import bulk_writing  # noqa: E402
from portal.search.models import SearchEntry, SearchSample  # noqa: E402
from portal.search.query import search  # noqa: E402
from portal.search.sampling import SAMPLED  # noqa: E402

GIN = {
    "search_grams": "grams",
    "search_title_grams": "title_grams",
    "search_number_grams": "number_grams",
}


def read_documents(path):
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def load(path, count):
    """Deterministic documents of 120 to 60,000 characters, runs of real paragraphs each."""
    call_command("migrate", verbosity=0)
    rnd = random.Random(1)
    sources = read_documents(path)
    paragraphs = [[p for p in d["body"].split("\n") if len(p) >= 8] for d in sources]
    paragraphs = [some for some in paragraphs if some]
    target = Path(tempfile.mkdtemp()) / "load.jsonl"
    characters = 0
    with target.open("w", encoding="utf-8") as file:
        for n in range(count):
            want = min(60_000, max(120, int(rnd.lognormvariate(math.log(1000), 1.0))))
            body, length = [], 0
            while length < want:
                some = rnd.choice(paragraphs)
                start = rnd.randrange(len(some))
                run = some[start : start + rnd.randrange(1, 9)]
                body += run
                length += sum(map(len, run))
            title = rnd.choice(sources)["title"]
            number = f"示发〔{rnd.randrange(2003, 2026)}〕{n % 997 + 1}号" if n % 3 else ""
            row = {
                "id": f"load-{n}",
                "title": title[:280] + (f"（{n}）" if n % 2 else ""),
                "issuer": "",
                "doc_number": number,
                "date": f"{rnd.randrange(2009, 2026)}-{rnd.randrange(1, 13):02d}-{n % 28 + 1:02d}",
                "kind": rnd.choice(["规范性文件", "公告", "动态", "其他文件"]),
                "body": "\n".join(body),
            }
            characters += length
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    run = Import(
        path=target,
        organisation=Organisation.objects.host(),
        by=None,
        at=timezone.now(),
        commit=True,
        published_on_date=True,
    )
    started = time.monotonic()
    with bulk_writing():
        report = run.run()
    seconds = time.monotonic() - started
    rate = characters / seconds
    print(f"loaded {report.new} documents, {rate:,.0f} characters a second with index")
    execute("VACUUM ANALYZE")


def grow(factor):
    """The same rows again under new keys and dates: densities stay, rare words come in bunches.

    The copies' bodies stay empty: the index holds their texts.
    """
    changed = {
        "source_id": "source_id || '-{k}'",
        "index_number": "index_number || '-{k}'",
        "object_id": "object_id + {k} * 1000000",
        "first_published_at": "first_published_at - {k} * interval '37 days'",
        "published_at": "published_at - {k} * interval '37 days'",
        "body": "''",
    }
    last = SearchEntry.objects.latest("pk").pk
    for name in GIN:
        execute(f"DROP INDEX IF EXISTS {name}")
    started = time.monotonic()
    for k in range(1, factor):
        for model, key, given in (
            (Document, f"id + {k} * 1000000", "id < 1000000"),
            (SearchEntry, NEXT_ENTRY, f"id <= {last}"),
        ):
            names = columns(model)
            values = ", ".join(changed.get(name, name).format(k=k) for name in names)
            execute(
                f"INSERT INTO {model._meta.db_table} (id, {', '.join(names)})"
                f" SELECT {key}, {values} FROM {model._meta.db_table} WHERE {given}"
            )
    print(f"copied in {time.monotonic() - started:.0f} s", flush=True)
    execute("SET maintenance_work_mem = '2GB'")
    for name, column in GIN.items():
        started = time.monotonic()
        execute(f"CREATE INDEX {name} ON portal_searchentry USING gin ({column})")
        print(f"{name} built in {time.monotonic() - started:.0f} s", flush=True)
    draw_sample()
    execute("VACUUM ANALYZE")


NEXT_ENTRY = "nextval(pg_get_serial_sequence('portal_searchentry', 'id'))"


def columns(model) -> list[str]:
    return [f.column for f in model._meta.concrete_fields if not f.primary_key]


def draw_sample():
    """As many entries as index.py would have drawn, if not the same."""
    names = ", ".join(columns(SearchSample))
    execute("TRUNCATE portal_searchsample")
    execute(
        f"INSERT INTO portal_searchsample (entry_id, {names}) SELECT id, {names}"
        f" FROM portal_searchentry WHERE hashint8(object_id) % {SAMPLED} = 0"
    )


def quality(documents, queries):
    """Recall and precision by type of query, through search(), to the last page."""
    sys.path.insert(0, str(Path(queries).parent))
    import evalnorm  # the judges' own rules lie beside their queries

    call_command("migrate", verbosity=0)
    call_command("import_documents", documents, "--commit", verbosity=0)
    docs = read_documents(documents)
    truth = evalnorm.Index(docs)
    scores: dict = {}
    for judged in read_documents(queries):
        rule, must, kind = judged["rule"], judged["must"], judged["type"]
        expected = set(truth.truth(rule)) if rule else set()
        forgiven = set()
        if rule and rule["kind"] == "contains":  # over a line break: neither required nor wrong
            forgiven = set(truth.contains_joined(rule["text"]))
        found = search(judged["query"], limit=100_000)
        ids = [hit.source_id for hit in found.hits]
        exact = {hit.source_id for hit in found.hits if hit.match == "exact"}
        if must == "all":
            got = set(ids) if kind.endswith("nopunct") else exact
            recall = len(expected & got) / len(expected) if expected else 1.0
            precision = len(got & (expected | forgiven)) / len(got) if got else 1.0
            score = (recall, precision)
        elif must.startswith("top"):
            score = (float(bool(expected & set(ids[: int(must[3:])]))), 1.0)
        else:
            score = (float(must != "none_exact" or found.total == 0), 1.0)
        scores.setdefault((must, kind), []).append(score)
    lines = [
        f"{sum(map(len, scores.values()))} judged queries over {len(docs):,} real documents"
        f" ({sum(len(d['body']) for d in docs) / 1e6:.2f} million characters), through `search()`",
        "to the last page. Reached: recall for `all`, else the share of queries whose expected",
        "document stands within the rank; precision is of exact matches.",
        "",
        "| must | type | queries | reached | precision |",
        "|---|---|---|---|---|",
    ]
    for (must, kind), some in sorted(scores.items()):
        reached, precise = (statistics.mean(part) for part in zip(*some, strict=True))
        lines.append(f"| {must} | {kind} | {len(some)} | {reached:.3f} | {precise:.3f} |")
    print("\n".join(lines))
    write_section("## Quality", lines)


if __name__ == "__main__":
    command, *rest = sys.argv[1:] or ["help"]
    commands = {
        "load": lambda: load(rest[0], int(rest[1])),
        "grow": lambda: grow(int(rest[0])),
        "measure": measure,
        "quality": lambda: quality(*rest),
    }
    commands.get(command, lambda: print(__doc__))()
