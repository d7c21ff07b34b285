"""manage.py rotate_identity_key: a new key for the identity numbers of applicants."""

from django.core.management.base import BaseCommand, CommandError

from requests_app.identity import KeyMissing, key_file
from requests_app.sealing import rotate


class Command(BaseCommand):
    help = "更换身份信息密钥，并用新密钥重新加密全部身份证明号码。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--forget", action="store_true", help="重新加密后删去旧密钥（此前的备份将不能解密）"
        )

    def handle(self, forget, **options):
        try:
            number = rotate(forget=forget)
        except KeyMissing as error:
            raise CommandError(str(error)) from error
        kept = "已删去旧密钥" if forget else "旧密钥仍在文件中，用于打开此前的备份"
        self.stdout.write(f"已更换密钥，重新加密 {number} 人；{kept}。密钥文件：{key_file()}")
