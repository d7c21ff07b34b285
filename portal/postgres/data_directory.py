"""The server's data directory: made whole or not at all, and looked at before it is opened."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from portal.postgres import processes
from portal.postgres.errors import ServerUnavailable

SUPERUSER = "postgres"
INITDB_SECONDS = 120
CONFIGURATION = Path(__file__).with_name("server.conf")


def data_version(cluster):
    """The major version that wrote the data; None where there are none."""
    try:
        return (cluster.data_dir / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return None


def initialise(cluster, programs):
    """Make it beside its place and move it there, so that half of one is never left behind."""
    for remains in cluster.data_dir.parent.glob("postgres.new-*"):
        shutil.rmtree(remains, ignore_errors=True)
    draft = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=cluster.data_dir.parent))
    try:
        if cluster.account.switch:
            os.chown(draft, cluster.account.uid, cluster.account.gid)
        _run_initdb(cluster, programs, draft)
        with open(draft / "postgresql.conf", "a") as configuration:
            configuration.write(CONFIGURATION.read_text())
        draft.rename(cluster.data_dir)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def check(cluster, programs):
    """Refuse, with what to do, a directory that these programs can't open."""
    if cluster.account.switch and cluster.data_dir.stat().st_uid == 0:
        _hand_over(cluster)
    if not cluster.account.may_enter(cluster.data_dir.parent):
        raise ServerUnavailable(
            f"账户 {cluster.account.name} 无法进入数据目录 {cluster.data_dir} 的上级目录。"
            "请把整个目录移到该账户可以进入的位置后重试。"
        )
    held = data_version(cluster)
    if held is None:
        raise ServerUnavailable(
            f"{cluster.data_dir} 不是 PostgreSQL 的数据目录。请将其移走后重试。"
        )
    if held != str(programs.major):
        raise ServerUnavailable(
            f"数据目录 {cluster.data_dir} 是 PostgreSQL {held} 建立的，"
            f"现有程序是 PostgreSQL {programs.version}（{programs.bindir}），不能打开。"
            f"请安装 PostgreSQL {held}，用环境变量 PG_BINDIR 指明其 bin 目录，"
            "运行 manage.py backup 备份，再运行 manage.py embedded_postgres stop；"
            "移走该数据目录和附件目录 media，取消 PG_BINDIR，"
            "最后运行 manage.py restore 并写明备份的目录。"
        )


def _run_initdb(cluster, programs, directory):
    """UTF-8 whatever the machine's locale; without C.UTF-8 the sorting stays, case rules suffer."""
    for locale in _locales(programs):
        mark = processes.log_size(cluster)
        command = [
            programs.bindir / "initdb", "-D", directory, "-U", SUPERUSER, "-A", "trust",
            "-E", "UTF8", "--data-checksums", "--no-instructions", *locale,
        ]  # fmt: skip
        child = processes.spawn(cluster, command)
        try:
            if child.wait(timeout=INITDB_SECONDS) == 0:
                return
        except subprocess.TimeoutExpired:
            child.kill()
        if "invalid locale" not in processes.log_since(cluster, mark):
            break
    raise processes.failure(cluster, "未能建立数据目录", mark)


def _locales(programs):
    yield ["--locale=C.UTF-8"]
    if programs.major >= 17:
        yield ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    yield ["--locale=C"]


def _hand_over(cluster):
    """A copy made by root belongs to root: give the server's account what is the server's."""
    for place, directories, files in os.walk(cluster.data_dir, topdown=False):
        for name in (*directories, *files):
            path = os.path.join(place, name)
            os.chown(path, cluster.account.uid, cluster.account.gid, follow_symlinks=False)
    os.chown(cluster.data_dir, cluster.account.uid, cluster.account.gid)
