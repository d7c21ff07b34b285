"""`manage.py embedded_postgres start|stop|status|url`: the operator's hand on the database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.postgres import launcher

NOT_RUNNING = 3  # what `status` of a system service exits with


class Command(BaseCommand):
    help = "启动、停止、查看内置 PostgreSQL，或给出其连接地址。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "action",
            choices=["start", "stop", "status", "url"],
            help="启动；停止；查看（未运行时退出码为 3）；连接地址（在最后一行）",
        )

    def handle(self, *, action, **options):
        try:
            cluster = launcher.cluster_for(settings.BASE_DIR, settings.DATA_DIR)
            if not is_in_use(cluster):
                self.stdout.write("注意：门户当前使用 DATABASE_URL 指明的数据库，不是内置数据库。")
            getattr(self, action)(cluster)
        except launcher.ServerUnavailable as problem:
            raise CommandError(str(problem)) from problem

    def start(self, cluster):
        launcher.ensure(cluster)
        self.stdout.write(f"内置数据库正在运行（进程 {launcher.status(cluster).pid}）。")

    def stop(self, cluster):
        if launcher.stop(cluster):
            self.stdout.write("内置数据库已停止。门户下次需要时会再启动。")
        else:
            self.stdout.write("内置数据库未在运行。")

    def status(self, cluster):
        found = launcher.status(cluster)
        running = f"正在运行（进程 {found.pid}）" if found.pid else "未在运行"
        self.stdout.write(f"内置数据库{running}。")
        self.stdout.write(f"版本：{f'PostgreSQL {found.version}' if found.version else '尚未建立'}")
        self.stdout.write(f"数据目录：{cluster.data_dir}")
        self.stdout.write(f"套接字目录：{cluster.socket_dir}")
        self.stdout.write(f"服务器账户：{cluster.account.name}")
        self.stdout.write(f"日志：{cluster.log_file}")
        if not found.pid:
            raise SystemExit(NOT_RUNNING)

    def url(self, cluster):
        if not launcher.status(cluster).pid:
            self.stdout.write("内置数据库未在运行，可用 embedded_postgres start 启动。")
        self.stdout.write(launcher.url(cluster))


def is_in_use(cluster):
    """Does the portal's own connection lead to this server?"""
    chosen = settings.DATABASES["default"]
    host = chosen.get("HOST") or chosen.get("OPTIONS", {}).get("host")
    return host == str(cluster.socket_dir)
