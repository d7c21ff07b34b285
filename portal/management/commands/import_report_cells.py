"""manage.py import_report_cells: past annual reports from JSON, dry run unless --commit."""

import sys

from django.core.management.base import CommandError

from portal.annual_report.exchange import PaperImport, Refused
from portal.management.importing import ImportCommand


class Command(ImportCommand):
    help = "导入只有纸质件的往年年报数据（JSON）。不加 --commit 时只预检、不写入。"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--reason", default="", help="数据有误仍然按原件录入的理由")

    def handle(self, **options):
        if not options["file"].is_file():
            raise CommandError(f"找不到文件：{options['file']}")
        reason, commit = options["reason"], options["commit"]
        run = PaperImport(**self.given(options), reason=reason)
        try:
            stored = run.run()
        except (OSError, Refused) as error:
            self.stdout.write(f"未导入：{error}")
            sys.exit(2)
        for finding in run.findings:
            self.stdout.write(f"{'有误' if finding.is_hard else '提示'}：{finding.sentence}")
        if run.hard and not reason.strip():
            self.stdout.write("未导入：请核对原件；原件如此的，加 --reason 写明理由后录入")
            sys.exit(2)
        verb = "已导入" if stored else "没有变化" if commit else "预检（不写入）"
        self.stdout.write(f"{verb}：{run.organisation}{run.year}年，{len(run.cells)}格")
