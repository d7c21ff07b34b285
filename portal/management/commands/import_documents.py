"""manage.py import_documents: documents from JSON lines, a dry run unless told to --commit."""

import time
import zlib

from disclosures.documents.exchange import Import
from portal.management.importing import ImportCommand
from portal.search.index import bulk_writing


class Command(ImportCommand):
    help = "导入文件与信息（JSONL 或 .gz）。不加 --commit 时只预检、不写入。"
    importer = Import
    unreadable = (OSError, EOFError, zlib.error)

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--published-on-date", action="store_true", help="以成文日期为发布日期")

    def given(self, options):
        return super().given(options) | {"published_on_date": options["published_on_date"]}

    def perform(self, run):
        self.started = time.monotonic()
        with bulk_writing():
            report = run.run(progress=self._progress)
        self.stderr.write("")
        return report

    def summary(self, report):
        seconds = time.monotonic() - self.started
        return (
            f"新增 {report.new} 条，无变化 {report.unchanged} 条，"
            f"未导入 {len(report.refused)} 条，提示 {len(report.warned)} 处；"
            f"{report.characters} 字，{seconds:.1f} 秒"
        )

    def _progress(self, done):
        if self.stderr.isatty():
            self.stderr.write(f"\r已读 {done} 行", ending="")
            self.stderr.flush()
