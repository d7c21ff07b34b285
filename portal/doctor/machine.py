"""What the machine must offer: room, rights, programs, fonts."""

import re
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from portal.doctor.advice import danger, fine, note
from portal.postgres.cluster import cluster_for
from portal.watch import maintenance as notice

LITTLE, TOO_LITTLE = 5 * 2**30, 2**30
# In a process of their own, as the portal runs them: a broken library may end its process.
READERS = "import PIL.Image, lxml.etree, pikepdf, pypdfium2"
# The typefaces of official papers (GB/T 9704-2012), by what fonts of theirs are called.
OFFICIAL = {
    "仿宋": ("仿宋", "FangSong", "FandolFang"),
    "小标宋": ("小标宋", "XiaoBiaoSong"),
    "黑体": ("黑体", "SimHei", "Heiti", "FandolHei"),
}
PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^;\s]+)")


def data_directory(at):
    mode = settings.DATA_DIR.stat().st_mode
    if mode & stat.S_IWOTH:
        path = settings.DATA_DIR
        return danger("数据目录", f"{path} 任何账户都能写入", f"chmod o-w {path}")
    return fine("数据目录", str(settings.DATA_DIR))


def files_writable(at):
    media = Path(settings.MEDIA_ROOT)
    try:
        media.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=media) as file:
            file.write(b"ok")
    except OSError as problem:
        return danger("附件目录", f"{media} 不能写入（{problem.strerror}）", "检查磁盘和目录的权限")
    return fine("附件目录", f"{media} 可以写入")


def disks(at):
    """The tightest of the disks that grow."""
    places = {settings.DATA_DIR, Path(settings.BACKUP_DIR)}
    if has_embedded_server():
        places.add(cluster_for(settings.BASE_DIR, settings.DATA_DIR).data_dir)
    free, place = min((shutil.disk_usage(_existing(p)).free, str(p)) for p in places)
    said = f"{place} 所在的磁盘还有 {filesizeformat(free)}"
    if free < TOO_LITTLE:
        return danger("磁盘空间", said, "立即清理或者扩容，写满以后不能发布和备份")
    if free < LITTLE:
        return note("磁盘空间", said, "清理或者扩容")
    return fine("磁盘空间", said)


def has_embedded_server() -> bool:
    return settings.DATABASES["default"]["ENGINE"] == "portal.postgres"


def _existing(path: Path) -> Path:
    return next(place for place in (path, *path.parents) if place.exists())


def packages(at):
    """The packages that pyproject.toml pins, in exactly these versions."""
    wrong, count = [], 0
    for requirement in metadata.requires("gongkai") or []:
        if "extra ==" in requirement or not (pinned := PINNED.match(requirement)):
            continue
        count += 1
        try:
            installed = metadata.version(pinned[1])
        except metadata.PackageNotFoundError:
            installed = "未安装"
        if installed != pinned[2]:
            wrong.append(f"{pinned[1]} 应为 {pinned[2]}，现为 {installed}")
    if wrong:
        return note("程序包", "；".join(wrong), "重新运行 pip install --editable .")
    return fine("程序包", f"{count} 个，版本与声明一致")


def file_readers(at):
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", READERS], capture_output=True, text=True, timeout=60
    )
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:] or [f"退出码 {done.returncode}"]
        return danger("PDF 和图片部件", f"不能运行（{why[0]}）", "重新安装程序包，否则不能上传附件")
    return fine("PDF 和图片部件", "可以运行")


def fonts(at):
    """Needed by what is printed on the server, not by the pages."""
    program = shutil.which("fc-list")
    listed = ""
    if program:
        listed = subprocess.run(  # noqa: S603
            [program, ":lang=zh", "family"], capture_output=True, text=True, timeout=60
        ).stdout
    families = set(listed.splitlines())
    if not families:
        return note("中文字体", "没有", "apt-get install fontconfig fonts-noto-cjk")
    missing = [name for name, known in OFFICIAL.items() if not any(k in listed for k in known)]
    told = f"；没有公文用的{'、'.join(missing)}，PDF 以已有的字体代替" if missing else ""
    return fine("中文字体", f"{len(families)} 种{told}")


def maintenance(at):
    if notice.current():
        return note("维护公告", "正在显示，网站不提供服务", "完成后运行 manage.py maintenance off")
    return fine("维护公告", "没有")
