"""What the commands that import a file share: arguments, the report of rows, exit codes."""

import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosures.exchange.sheets import WrongSheet
from disclosures.organisations.models import Organisation

SHOWN = 20  # rows of each kind that the report prints; --all prints every one


class ImportCommand(BaseCommand):
    """Subclasses name their `importer` and `what` is imported."""

    importer = None
    what = ""
    unreadable = (OSError, WrongSheet)  # what reading a broken file may raise

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--commit", action="store_true", help="确认导入")
        parser.add_argument("--organisation", metavar="CODE", help="机构代码（默认主办单位）")
        parser.add_argument("--by", metavar="USER", help="导入人账号")
        parser.add_argument("--all", action="store_true", help="列出每一行的提示")

    def handle(self, **options):
        if not options["file"].is_file():
            raise CommandError(f"找不到文件：{options['file']}")
        run = self.importer(**self.given(options))
        try:
            report = self.perform(run)
        except self.unreadable as error:
            raise CommandError(f"文件读不下去：{error}") from error
        self._print("提示", report.warned, options["all"])
        self._print("未导入", report.refused, options["all"])
        verb = "导入" if options["commit"] else "预检（不写入）"
        self.stdout.write(f"{verb}{self.what}：{self.summary(report)}")
        if report.refused:
            sys.exit(2)

    def given(self, options) -> dict:
        """What the importer is told."""
        return {
            "path": options["file"],
            "organisation": self._organisation(options["organisation"]),
            "by": self._user(options["by"]),
            "at": timezone.now(),
            "commit": options["commit"],
        }

    def perform(self, run):
        return run.run()

    def summary(self, report) -> str:
        return (
            f"新增 {report.new} 件，有变化 {report.changed} 件，无变化 {report.unchanged} 件，"
            f"未导入 {len(report.refused)} 件，提示 {len(report.warned)} 处"
        )

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

    def _print(self, heading, rows, every):
        for number, sentence in rows if every else rows[:SHOWN]:
            self.stdout.write(f"{heading}：第 {number} 行，{sentence}")
        if not every and len(rows) > SHOWN:
            self.stdout.write(f"{heading}：另有 {len(rows) - SHOWN} 处，加 --all 全部列出")
