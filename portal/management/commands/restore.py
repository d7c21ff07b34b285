"""manage.py restore DIR: a backup into an empty database and an empty directory, then verify."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from portal.backup.encryption import identities_in
from portal.backup.errors import BackupError
from portal.backup.restoring import restore
from requests_app.identity import key_file


class Command(BaseCommand):
    help = "把一份备份恢复到空数据库和空的附件目录，然后核对。任何一处不空或不符就不恢复。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, metavar="DIR", help="备份的目录")
        parser.add_argument(
            "--key", type=Path, metavar="FILE", help="含有私钥的文件（默认 BACKUP_KEY_FILE）"
        )

    def handle(self, *, backup, key, **options):
        try:
            identities = self._identities(key)
            done = restore(backup.resolve(), media_root=settings.MEDIA_ROOT, identities=identities)
        except (BackupError, Error) as problem:
            raise CommandError(str(problem).strip()) from problem
        self.stdout.write(
            f"已恢复：{done.rows} 行数据、{done.files} 个文件，逐表逐文件与备份一致。"
        )
        self.stdout.write("签名密钥和登录会话不在备份里，所有人员须重新登录。")
        self.stdout.write(f"身份信息密钥不在备份里，请把另处保管的一份放回 {key_file()}。")
        if done.lost_files:
            self.stdout.write(f"备份时就缺失的附件：{'、'.join(done.lost_files)}")
        if done.pending:
            self.stdout.write(
                f"备份早于本程序的 {len(done.pending)} 项迁移，请运行 manage.py migrate，"
                "再运行 manage.py verify。"
            )
        else:
            call_command("verify", stdout=self.stdout, stderr=self.stderr)

    def _identities(self, key) -> list:
        if key:
            return identities_in(key)
        if not settings.BACKUP_KEY_FILE:
            return []
        try:
            return identities_in(Path(settings.BACKUP_KEY_FILE))
        except BackupError:  # it may hold public keys alone, and this backup may not be encrypted
            return []
