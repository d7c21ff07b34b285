"""Whether there is a way back, and whether it would survive what takes the site."""

import stat
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localtime

from portal.backup import encryption, places
from portal.backup.errors import BackupError
from portal.doctor.advice import danger, fine, note

DUE, LATE = timedelta(hours=36), timedelta(days=7)
TAKE = "运行 manage.py backup，并由定时任务每天运行"


def last(at):
    taken = places.finished(settings.BACKUP_DIR)
    if not taken:
        return danger("备份", f"{settings.BACKUP_DIR} 中没有备份", TAKE)
    age = at - taken[-1].at
    said = f"最近一份 {localtime(taken[-1].at):%Y-%m-%d %H:%M}，共 {len(taken)} 份"
    if age > LATE:
        return danger("备份", said, TAKE)
    if age > DUE:
        return note("备份", said, TAKE)
    if left := places.leftovers(settings.BACKUP_DIR):
        return note("备份", f"{said}；{left[0].name} 没有完成", "下一次备份时自动清除")
    return fine("备份", said)


def place(at):
    folder = settings.BACKUP_DIR
    if not folder.exists():
        return fine("备份目录", f"{folder} 尚未建立")
    if folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return danger("备份目录", f"{folder} 别的账户能进入", f"chmod 700 {folder}")
    if folder.stat().st_dev == settings.DATA_DIR.stat().st_dev:
        return note(
            "备份目录",
            "与数据在同一块磁盘上，磁盘损坏时一起丢失",
            "用 BACKUP_DIR 指向另一块磁盘，并另存一份到别处",
        )
    return fine("备份目录", f"{folder}，在另一块磁盘上")


def key(at):
    if not settings.BACKUP_KEY_FILE:
        return note(
            "备份加密", "没有加密", "用 manage.py backup --new-key 生成密钥，设置 BACKUP_KEY_FILE"
        )
    path = Path(settings.BACKUP_KEY_FILE).resolve()
    try:
        encryption.recipients_in(path)
    except BackupError as problem:
        return danger("备份加密", str(problem), "更正 BACKUP_KEY_FILE，否则不能备份")
    if path.is_relative_to(settings.BACKUP_DIR.resolve()):
        return danger("备份加密", "密钥文件就在备份目录里", "移到别处")
    if not encryption.holds_secrets(path):
        return fine("备份加密", "已加密，私钥不在本机的密钥文件里")
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return danger("备份加密", f"私钥 {path} 别的账户能读", f"chmod 600 {path}")
    return note(
        "备份加密",
        "已加密，私钥也在本机",
        "另存私钥（没有它就不能恢复），本机的密钥文件只留以 age1 开头的公钥",
    )
