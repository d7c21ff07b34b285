"""Files and the rows that name them, both ways."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from disclosures.exchange.uploads import FOLDER as UPLOADS
from portal.backup.snapshot import file_fields
from portal.verification.findings import Finding

# A file is written before its row is committed: a young one without a row may be on its way.
YOUNG = timedelta(days=1)
BATCH = 500
DESCRIBED = ("size", "sha256")  # what attachments and files of letters tell of their content


def named_by_records() -> Finding:
    """Every file that a row names is there, and what is described is what it was."""
    looked_at, problems = set(), []
    for model, field in file_fields():
        rows = model._base_manager.exclude(**{field.name: ""}).order_by("pk")
        described = DESCRIBED if field.name == "file" and _is_described(model) else ()
        for pk, name, *expected in rows.values_list("pk", field.name, *described).iterator(BATCH):
            # Asked again before it is called a fault: the row may have gone with its file.
            if (why := _problem(name, expected)) and rows.filter(pk=pk, **{field.name: name}):
                problems.append(f"{model._meta.verbose_name} {pk}：{name} {why}")
            looked_at.add(name)
    return Finding("附件文件", f"{len(looked_at)} 个，大小和校验值", problems)


def _is_described(model) -> bool:
    return {field.name for field in model._meta.fields}.issuperset(DESCRIBED)


def _problem(name: str, expected: list) -> str:
    try:
        with default_storage.open(name) as file:
            if not expected:
                return ""
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            found = [file.tell(), digest]
    except FileNotFoundError:
        return "缺失"
    if found[0] != expected[0]:
        return f"大小应为 {expected[0]} 字节，实为 {found[0]} 字节"
    return "" if found == expected else "内容与校验值不符"


def without_record(*, at: datetime) -> Finding:
    """No file lies about that no row names. Young ones are told of and no fault."""
    old, young = orphans(at=at)
    return Finding(
        "多余文件",
        f"{len(old) + len(young)} 个没有登记",
        [f"{name} 没有登记，可用 --sweep 删除" for name in old],
        [f"{name} 没有登记（不满一天，可能正在上传）" for name in young],
    )


def sweep(*, at: datetime) -> list[str]:
    """Remove the files that no row names and that are older than a day."""
    old, _ = orphans(at=at)
    for name in old:
        default_storage.delete(name)
    return old


def orphans(*, at: datetime) -> tuple[list[str], list[str]]:
    """Files that no row names: those older than a day, and the young ones."""
    # The directory first: what is committed while we look has its row by then.
    present = _present()
    for model, field in file_fields():
        present -= set(model._base_manager.values_list(field.name, flat=True))
    old = {name for name in present if _is_old(name, at)}
    return sorted(old), sorted(present - old)


def _is_old(name: str, at: datetime) -> bool:
    try:
        return default_storage.get_modified_time(name) < at - YOUNG
    except FileNotFoundError:  # it has gone meanwhile
        return False


def _present() -> set[str]:
    """Every file, but those uploaded for a confirmation: they have a life of a day of their own."""
    top = Path(settings.MEDIA_ROOT)
    names = {path.relative_to(top) for path in top.rglob("*") if path.is_file()}
    return {name.as_posix() for name in names if name.parts[0] != UPLOADS}
