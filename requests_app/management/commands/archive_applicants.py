"""manage.py archive_applicants: seal old cases for the archive, then erase who applied."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timezone import localdate

from requests_app.identity import KeyMissing, recipients_in
from requests_app.retention.actions import seal_and_erase, seal_and_erase_rectification
from requests_app.retention.querysets import due_for_erasure, rectifications_due_for_erasure


class Command(BaseCommand):
    help = (
        "把答复满规定年限并已归档的申请整卷加密封存，再清除申请人信息；身份的加密校验值保留，"
        "用于识别重复申请。不加 --commit 只列出。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="封存目录")
        parser.add_argument(
            "--key",
            type=Path,
            required=True,
            metavar="FILE",
            help="档案密钥的公钥文件（manage.py backup --new-key 生成，私钥另处保管）",
        )
        parser.add_argument("--years", type=int, metavar="N", help="满多少年（默认按设置）")
        parser.add_argument("--commit", action="store_true", help="封存并清除")

    def handle(self, *, to, key, years, commit, **options):
        at = timezone.now()
        years = settings.APPLICANT_RETENTION_YEARS if years is None else years
        if years < 1:
            raise CommandError("至少保留一年。")
        try:
            recipients = recipients_in(key)
            found = due_for_erasure(localdate(at), years)
            wrongs = rectifications_due_for_erasure(localdate(at), years)
            if not commit:
                return self._list(found, wrongs, years)
            if to.resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
                raise CommandError("封存目录不能在附件目录里。")
            to.mkdir(mode=0o700, parents=True, exist_ok=True)
            where = {"folder": to, "recipients": recipients, "at": at}
            for case in found:
                if done := seal_and_erase(case, **where):
                    self._tell(case, done.file_name)
            for item in wrongs:
                if name := seal_and_erase_rectification(item, **where):
                    self._tell(item, name)
        except KeyMissing as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"没有完成：{error.strerror}。已封存的不受影响") from error

    def _tell(self, case, name):
        self.stdout.write(f"{case.number} 已封存为 {name}，申请人信息已清除")

    def _list(self, found, wrongs, years):
        for case in found:
            self.stdout.write(f"{case.number} {case.answered_on} 答复")
        for item in wrongs:
            self.stdout.write(f"{item.number} {item.told_on} 告知")
        number = found.count() + wrongs.count()
        self.stdout.write(f"{number} 件答复已满 {years} 年，可以封存（--commit）")
