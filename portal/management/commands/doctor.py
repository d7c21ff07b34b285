"""manage.py doctor: what is missing or unsafe on this installation, one line each; read only."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.doctor.examination import examine


class Command(BaseCommand):
    help = "检查本站缺少什么、哪里不安全。退出码：0 正常，1 有需要注意的，2 有危险的。"
    requires_system_checks = []

    def handle(self, **options):
        worst = 0
        for advice in examine(at=timezone.now()):
            self.stdout.write(str(advice))
            worst = max(worst, advice.level)
        if worst:
            raise SystemExit(int(worst))
