"""Where files are kept: each whole, or not at all; and how to tell that the disk is full."""

import errno
import os
from contextlib import suppress

from django.core.files.storage import FileSystemStorage

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
DISK_FULL = "服务器磁盘空间不足，文件没有保存。请联系系统管理员清理后再上传"


def is_full(error: BaseException) -> bool:
    """Whether the system refused to write because there is no room, or none for us."""
    return isinstance(error, OSError) and error.errno in NO_ROOM


class WholeFileStorage(FileSystemStorage):
    """A file that can't be written to its end is removed again, so that none is left by halves."""

    def _save(self, name, content):
        try:
            name = super()._save(name, content)
            # Before the row that names it is committed: the database writes its own through, too.
            with open(self.path(name), "rb") as file:
                os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                self.delete(name)
            raise
        return name
