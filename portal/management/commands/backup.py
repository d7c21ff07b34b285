"""manage.py backup: the database and all files into one directory, while the site is running."""

from pathlib import Path

import psycopg2
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.timezone import localtime

from portal.backup import encryption, places, writing
from portal.backup.errors import BackupError
from requests_app.identity import key_file

SHOWN = 10


class Command(BaseCommand):
    help = "备份数据库和全部文件，网站不必停。附件有缺失或者损坏时照样备份，退出码为 1。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, metavar="DIR", help="备份目录（默认 BACKUP_DIR）")
        parser.add_argument(
            "--keep", type=int, metavar="N", help="保留最近几份（默认 BACKUP_KEEP）"
        )
        parser.add_argument("--days", type=int, metavar="N", help="另外删除早于 N 天的备份")
        parser.add_argument(
            "--key", type=Path, metavar="FILE", help="按密钥文件加密（默认 BACKUP_KEY_FILE）"
        )
        parser.add_argument("--list", action="store_true", help="只列出已有的备份")
        parser.add_argument(
            "--new-key", type=Path, metavar="FILE", help="只生成一对新密钥，私钥写入文件"
        )

    def handle(self, *, to, keep, days, key, new_key, **options):
        folder = (to or settings.BACKUP_DIR).resolve()
        keep = settings.BACKUP_KEEP if keep is None else keep
        if keep < 1:
            raise CommandError("至少要保留一份备份。")
        try:
            if new_key:
                self.stdout.write(encryption.new_key(new_key))
            elif options["list"]:
                self._list(folder)
            else:
                self._take(folder, keep, days, key or settings.BACKUP_KEY_FILE)
        except (BackupError, Error, psycopg2.Error) as problem:
            raise CommandError(str(problem).strip()) from problem

    def _list(self, folder):
        for backup in places.finished(folder):
            self.stdout.write(f"{localtime(backup.at):%Y-%m-%d %H:%M:%S} {backup.path}")

    def _take(self, folder, keep, days, key):
        if folder.is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
            raise CommandError("备份不能放在附件目录里。")
        recipients = encryption.recipients_in(Path(key)) if key else []
        at = timezone.now()
        removed = []

        def thin():
            removed.extend(places.thin_out(folder, keep=keep, days=days, at=at))

        taken = writing.take(
            folder, at=at, media_root=settings.MEDIA_ROOT, recipients=recipients, thin=thin
        )
        self.stdout.write(
            f"已备份到 {taken.path}（{taken.rows} 行数据，{taken.files} 个文件，"
            f"{filesizeformat(taken.size)}，{'已加密' if recipients else '未加密'}）"
        )
        if (apart := key_file()).exists():
            self.stdout.write(f"身份信息密钥不在备份中，请另处保管一份：{apart}")
        for backup in removed:
            self.stdout.write(f"已删除旧备份 {backup.path.name}")
        self._warn("缺失", taken.lost)
        self._warn("内容与登记的校验值不符", taken.damaged)
        if taken.lost or taken.damaged:
            raise SystemExit(1)

    def _warn(self, what, names):
        if names:
            self.stderr.write(f"网站上有 {len(names)} 个附件{what}：{'、'.join(names[:SHOWN])}")
            self.stderr.write("较早的备份里可能有完好的，请先查明，不要删除旧备份。")
