"""manage.py demo: everything that a first look needs, then the server, in one process."""

import os
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.demo.loading import password_file


class Command(BaseCommand):
    help = "建库、装入演示数据、收集静态文件，然后在 127.0.0.1:$PORT 提供服务。"
    requires_system_checks = []

    def handle(self, **options):
        os.chdir(settings.BASE_DIR)
        call_command("migrate", verbosity=0)
        call_command("load_demo", stdout=self.stdout, stderr=self.stderr)
        self._collect_static()
        address = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}/"
        self.stdout.write(
            f"\n网站：{address}\n后台：{address}admin/\n演示账号（用户名  密码  角色）："
        )
        if password_file().exists():
            self.stdout.write(password_file().read_text("utf-8"))
        self.stdout.write("按 Ctrl+C 停止；数据库用 manage.py embedded_postgres stop 停止。")
        sys.stdout.flush()
        # Scheduled items go out by themselves here; a real installation has a timer for it.
        subprocess.Popen([sys.executable, "manage.py", "publish_due", "--every", "60"])  # noqa: S603
        os.environ.setdefault("HTTPS", "0")  # on this machine's own address
        gunicorn = Path(sys.executable).with_name("gunicorn")
        os.execv(  # noqa: S606  the server takes this process over
            gunicorn, ["gunicorn", "--config", "python:portal.gunicorn", "portal.wsgi"]
        )

    def _collect_static(self):
        """Hashing and compressing takes seconds: done when a file or Django has changed."""
        stamp = sha256(version("django").encode())
        for path in sorted((settings.BASE_DIR / "static").rglob("*")):
            stamp.update(f"{path}{path.stat().st_mtime_ns}".encode())
        kept = settings.STATIC_ROOT / ".collected"
        if not kept.exists() or kept.read_text() != stamp.hexdigest():
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            kept.write_text(stamp.hexdigest())
