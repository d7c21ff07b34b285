"""Spreadsheets at size: `python -m bench.sheets [ROWS …]`, 983 and 5,000 rows unless told.

For each number of rows: reading the workbook, its preview, its confirmation as drafts and as past
records that are published, the preview of the same rows again, and the undo of the whole. Runs in a
database of its own on the embedded server (BENCH_DATABASE, default bench_sheets), rolled back.
"""

import os
import sys
import time

os.environ.setdefault("BENCH_DATABASE", "bench_sheets")
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench import search  # noqa: E402, F401  sets Django up on the database
from disclosures.documents.columns import DocumentSheets  # noqa: E402
from disclosures.exchange.actions import commit, undo  # noqa: E402
from disclosures.exchange.planning import plan_import  # noqa: E402
from disclosures.exchange.sheets import read_table  # noqa: E402
from disclosures.exchange.workbooks import workbook  # noqa: E402

HEADINGS = ["标题", "信息类别", "公开栏目", "发文字号", "成文日期", "发布日期", "正文"]
BODY = "各单位要落实责任，做好养护和安全工作。" * 40
KNOWN = {column.heading for column in DocumentSheets.importing()}


def sheet(count):
    rows = (
        [f"关于第{n}号工作的通知", "其他文件", "政策文件", f"示发〔2018〕{n}号", "2018-05-28"]
        + ["2018-06-01", BODY]
        for n in range(1, count + 1)
    )
    return workbook(HEADINGS, rows)


def timed(label, do):
    started = time.monotonic()
    done = do()
    print(f"  {label}: {time.monotonic() - started:.1f} s", flush=True)
    return done


def measure(count, by, publishing):
    print(f"{count} rows, {'published' if publishing else 'drafts'}")
    file = sheet(count)
    table = timed("read", lambda: read_table(file, KNOWN))
    at = timezone.now()

    def plan():
        return plan_import(DocumentSheets(by), table, at=at, publishing=publishing)

    planned = timed("preview", plan)
    done = timed("confirm", lambda: commit(planned, source="bench", sha256="0" * 64, at=at))
    timed("preview again", plan)
    timed("undo", lambda: undo(done, by=by, at=timezone.now()))


def main(counts):
    call_command("migrate", verbosity=0)
    for count in counts:
        for publishing in (False, True):
            with transaction.atomic():
                by = get_user_model().objects.create_superuser("bench")
                measure(count, by, publishing)
                transaction.set_rollback(True)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [983, 5_000])
