"""manage.py verify: records, files, index, numbers and history against each other; read only."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.home.health import without_database
from portal.verification import everything, files

SHOWN = 20


class Command(BaseCommand):
    help = "核对信息、附件、索引、编号和办理记录是否一致，每项一行。全部正常退出码为 0，否则为 1。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--sweep", action="store_true", help="先删除一天以前的、没有登记的文件")

    def handle(self, *, sweep, **options):
        if why := without_database():
            words = {"migrations not applied": "还有未执行的迁移，请先运行 manage.py migrate。"}
            raise CommandError(words.get(why, "数据库不可用。"))
        at = timezone.now()
        if sweep:
            for name in files.sweep(at=at):
                self.stdout.write(f"已删除 {name}")
        faults = sum([self._print(finding) for finding in everything.findings(at=at)])
        if faults:
            self.stdout.write(f"共 {faults} 项有误。")
            raise SystemExit(1)

    def _print(self, finding) -> bool:
        self.stdout.write(
            f"{'正常' if finding.is_sound else '有误'} {finding.label}：{finding.counted}"
        )
        for lines in (finding.problems, finding.remarks):
            for line in lines[:SHOWN]:
                self.stdout.write(f"     {line}")
            if len(lines) > SHOWN:
                self.stdout.write(f"     ……共 {len(lines)} 处")
        return not finding.is_sound
