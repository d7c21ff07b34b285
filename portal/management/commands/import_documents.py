"""manage.py import_documents: documents from JSON lines, a dry run unless told to --commit."""

import sys
import time
import zlib
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosures.documents.exchange import Import
from disclosures.organisations.models import Organisation
from portal.search.index import bulk_writing

SHOWN = 20  # rows of each kind that the report prints; --all prints every one


class Command(BaseCommand):
    help = "导入文件与信息（JSONL 或 .gz）。不加 --commit 时只预检、不写入。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true", help="确认导入")
        parser.add_argument("--organisation", metavar="CODE", help="责任单位代码（默认主办单位）")
        parser.add_argument("--by", metavar="USER", help="导入人账号")
        parser.add_argument("--published-on-date", action="store_true", help="以成文日期为发布日期")
        parser.add_argument("--all", action="store_true", help="列出每一行的提示")

    def handle(self, file, commit, organisation, by, published_on_date, **options):
        if not file.is_file():
            raise CommandError(f"找不到文件：{file}")
        run = Import(
            path=file,
            organisation=self._organisation(organisation),
            by=self._user(by),
            at=timezone.now(),
            commit=commit,
            published_on_date=published_on_date,
        )
        started = time.monotonic()
        try:
            with bulk_writing():
                report = run.run(progress=self._progress)
        except (OSError, EOFError, zlib.error) as error:
            raise CommandError(f"文件读不下去：{error}") from error
        seconds = time.monotonic() - started
        self.stderr.write("")
        self._print("提示", report.warned, options["all"])
        self._print("未导入", report.refused, options["all"])
        verb = "导入" if commit else "预检（不写入）"
        self.stdout.write(
            f"{verb}：新增 {report.new} 条，无变化 {report.unchanged} 条，"
            f"未导入 {len(report.refused)} 条，提示 {len(report.warned)} 处；"
            f"{report.characters} 字，{seconds:.1f} 秒"
        )
        if report.refused:
            sys.exit(2)

    def _organisation(self, code):
        if not code:
            return Organisation.objects.host()
        try:
            return Organisation.objects.get(code=code)
        except Organisation.DoesNotExist as error:
            raise CommandError(f"没有代码为“{code}”的机构") from error

    def _user(self, name):
        if not name:
            return None
        try:
            return get_user_model().objects.get_by_natural_key(name)
        except get_user_model().DoesNotExist as error:
            raise CommandError(f"没有账号“{name}”") from error

    def _progress(self, done):
        if self.stderr.isatty():
            self.stderr.write(f"\r已读 {done} 行", ending="")
            self.stderr.flush()

    def _print(self, heading, rows, every):
        for number, sentence in rows if every else rows[:SHOWN]:
            self.stdout.write(f"{heading}：第 {number} 行，{sentence}")
        if not every and len(rows) > SHOWN:
            self.stdout.write(f"{heading}：另有 {len(rows) - SHOWN} 处，加 --all 全部列出")
