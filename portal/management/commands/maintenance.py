"""manage.py maintenance on|off|status: the notice that all pages show while work is under way."""

from django.core.management.base import BaseCommand, CommandError

from portal.watch import maintenance


class Command(BaseCommand):
    help = "开始或结束维护：维护期间各页面显示原因，答复 503。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("verb", choices=["on", "off", "status"])
        parser.add_argument("reason", nargs="?", default="", help="给公众看的原因，一句话")
        parser.add_argument("--minutes", type=int, default=30, help="预计多少分钟内恢复")

    def handle(self, verb, reason, minutes, **options):
        if verb == "on":
            if minutes < 1:
                raise CommandError("预计时间至少为 1 分钟")
            maintenance.begin(maintenance.Notice(reason=reason.strip(), minutes=minutes))
        elif verb == "off":
            maintenance.end()
        notice = maintenance.current()
        self.stdout.write(f"维护中：{notice.reason or '（未写原因）'}" if notice else "正常服务")
