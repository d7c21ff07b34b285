"""What can be wrong with the embedded server, in words for the operator."""

REASONS = {
    "No space left on device": "磁盘空间已满",
    "Disk quota exceeded": "磁盘配额已用完",
    "Permission denied": "权限不足",
    "Operation not permitted": "权限不足",
    "Read-only file system": "文件系统为只读",
    "Cannot allocate memory": "内存不足",
    "shared memory block": "上一次的数据库进程尚未退出",
}


class ServerUnavailable(Exception):
    """The embedded server can't be had; the text is a sentence for the operator."""


def cause_in(lines):
    """The first known reason that a log gives, if any."""
    return next((reason for sign, reason in REASONS.items() if sign in lines), None)


def in_words(problem):
    """An OSError's reason and the path it is about."""
    said = problem.strerror or str(problem)
    return f"{problem.filename or ''} {REASONS.get(said, said)}".strip()
