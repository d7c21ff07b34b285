"""What only the database can tell: its version, the calendar, what waits for the timer."""

import stat
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import localdate, localtime

from disclosures.publishing.models import publishable_models
from disclosures.statute.models import WorkingYear
from portal.doctor import machine
from portal.doctor.advice import danger, fine, note
from portal.postgres.binaries import OLDEST_MAJOR
from portal.postgres.cluster import cluster_for
from requests_app.identity import KeyMissing, key_file, unseal
from requests_app.models import Applicant

# The State Council's office announces the next year's days off about then; by the second day
# time limits already reach into that year.
ANNOUNCED, NEEDED = (11, 10), (12, 1)
LAST_RUN = "publish_due.ran"
LATE = timedelta(minutes=5)
TIMER = "由定时任务每分钟运行 manage.py publish_due"


def server(at):
    try:
        connection.ensure_connection()
    except Error as problem:
        return danger("数据库", f"不可用：{str(problem).strip()}", "先恢复数据库，再运行本命令")
    version = connection.cursor().connection.info.server_version
    said = f"PostgreSQL {version // 10000}.{version % 10000}"
    if machine.has_embedded_server():
        cluster = cluster_for(settings.BASE_DIR, settings.DATA_DIR)
        said = f"内置 {said}，数据目录 {cluster.data_dir}"
    else:
        said = f"DATABASE_URL 指明的 {said}"
    if version // 10000 < OLDEST_MAJOR:
        return danger("数据库", said, f"升级到 {OLDEST_MAJOR} 或更高版本")
    return fine("数据库", said)


def migrations(at):
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return danger("数据库迁移", f"{len(waiting)} 项未执行", "先备份，再运行 manage.py migrate")
    return fine("数据库迁移", "已全部执行")


def role(at):
    """The portal needs no more than its own tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user")
        name, is_superuser = cursor.fetchone()
    if is_superuser:
        return note("数据库账户", f"{name} 是超级用户", "换成只拥有本门户数据库的账户")
    return fine("数据库账户", name)


def working_years(at):
    """Without a year's calendar no time limit that touches it is computed: it is never guessed."""
    today = localdate(at)
    held = set(WorkingYear.objects.values_list("year", flat=True))
    remedy = "按国务院办公厅的通知在后台录入"
    if today.year not in held:
        return danger("工作日安排", f"没有{today.year}年的", remedy)
    if today.year + 1 in held:
        return fine("工作日安排", f"已录入到{max(held)}年")
    said = f"没有{today.year + 1}年的"
    if (today.month, today.day) >= NEEDED:
        return danger("工作日安排", f"{said}，跨年的期限已经无法计算", remedy)
    if (today.month, today.day) >= ANNOUNCED:
        return note("工作日安排", said, remedy)
    return fine("工作日安排", f"已录入到{max(held)}年，{today.year + 1}年的尚未公布")


def timer(at):
    try:
        ran = (settings.DATA_DIR / LAST_RUN).stat().st_mtime
    except FileNotFoundError:
        return note("定时任务", "没有运行过", TIMER)
    ran_at = datetime.fromtimestamp(ran, UTC)
    said = f"publish_due 最近一次 {localtime(ran_at):%Y-%m-%d %H:%M}"
    return fine("定时任务", said) if at - ran_at < LATE else danger("定时任务", said, TIMER)


def overdue(at):
    waiting = sum(model.with_versions.due(at - LATE).count() for model in publishable_models())
    if waiting:
        remedy = f"{TIMER}；已经在运行的，看它说明的未发布原因"
        return danger("定时发布", f"{waiting} 条到时未发布", remedy)
    return fine("定时发布", "没有到时未发布的")


def samples(at):
    found = sum(model.objects.filter(is_sample=True).count() for model in publishable_models())
    if found and settings.SECURE_SSL_REDIRECT:
        return note("演示数据", f"{found} 条", "正式网站请从空数据库开始")
    return fine("演示数据", f"{found} 条")


def identity_key(at):
    """Identity numbers are opened by a key that is in no backup: is it there, and the right one?"""
    path = key_file()
    newest = Applicant.objects.exclude(identity_sealed=b"").order_by("-pk").first()
    if newest is None:
        return fine("身份信息密钥", "还没有用它加密的信息")
    if not path.exists():
        return danger("身份信息密钥", f"{path} 不在", "放回另处保管的一份，不要让程序另生成")
    try:
        unseal(newest.identity_sealed)
    except KeyMissing as problem:
        return danger("身份信息密钥", str(problem), f"把原来的密钥放回 {path}")
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return danger("身份信息密钥", f"{path} 别的账户能读", f"chmod 600 {path}")
    return fine("身份信息密钥", f"{path}（不在备份中，请另存一份）")
