"""Opening a backup: nothing of it is used before every checksum has been compared."""

import json
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from portal.backup.encryption import SUFFIX, unseal
from portal.backup.errors import BackupError
from portal.backup.places import UNFINISHED
from portal.backup.streams import CHUNK, Measured
from portal.backup.writing import DUMP, FORMAT, MANIFEST, SUMS

SUM = re.compile(r"([0-9a-f]{64})  (.+)")


@dataclass
class Kept:
    """A backup directory that is being read."""

    path: Path
    identities: list = field(default_factory=list)
    scratch: Path | None = None  # where a decrypted dump may lie, unnamed, while it is read

    @property
    def is_encrypted(self) -> bool:
        return (self.path / f"{MANIFEST}{SUFFIX}").exists()

    @cached_property
    def manifest(self) -> dict:
        with self.opened(MANIFEST) as file:
            found = json.load(file)
        if found["format"] != FORMAT:
            raise BackupError("这份备份的格式是另一个版本的门户的，请用与它相应的版本恢复。")
        return found

    @contextmanager
    def opened(self, name: str):
        """A piece as it was before it was encrypted, as a file that programs can read."""
        if not self.is_encrypted:
            with open(self.path / name, "rb") as file:
                yield file
            return
        with tempfile.TemporaryFile(dir=self.scratch) as plain:
            self.copy(name, plain)
            plain.seek(0)
            yield plain

    def copy(self, name: str, target) -> list:
        """Write a piece to an open file; [size, SHA-256] of what was written."""
        if self.is_encrypted and not self.identities:
            raise BackupError("这份备份是加密的，请用 --key 指明含有私钥的文件。")
        stored = f"{name}{SUFFIX}" if self.is_encrypted else name
        written = Measured(target)
        with open(self.path / stored, "rb") as file:
            unseal(file, written, self.identities if self.is_encrypted else [])
        return [written.size, written.sha256]

    def check(self) -> int:
        """Compare every file of the backup with its checksum; the number of them."""
        listed = self._listed()
        present = {
            path.relative_to(self.path).as_posix()
            for path in self.path.rglob("*")
            if path.is_file()
        } - {SUMS}
        problems = [f"缺少 {name}" for name in sorted(listed.keys() - present)]
        problems += [f"多出 {name}" for name in sorted(present - listed.keys())]
        for name in sorted(listed.keys() & present):
            if self._sum(name) != listed[name]:
                problems.append(f"{name} 的内容已改变")
        if problems:
            shown = "；".join(problems[:10])
            raise BackupError(f"备份已损坏（{len(problems)}处），没有恢复任何内容：{shown}。")
        return len(listed)

    def _listed(self) -> dict[str, str]:
        if self.path.name.startswith(UNFINISHED):
            raise BackupError(f"{self.path} 是一份没有完成的备份，不能恢复。")
        try:
            lines = (self.path / SUMS).read_text("utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError) as problem:
            raise BackupError(f"{self.path} 不是一份完整的备份（没有 {SUMS}）。") from problem
        found = [SUM.fullmatch(line) for line in lines]
        if not all(found):
            raise BackupError(f"{self.path / SUMS} 已损坏，不能恢复。")
        listed = {match[2]: match[1] for match in found}
        if not {DUMP, f"{DUMP}{SUFFIX}"} & listed.keys():
            raise BackupError(f"{self.path} 中没有数据库的备份。")
        return listed

    def _sum(self, name: str) -> str:
        with open(self.path / name, "rb") as file:
            measured = Measured(file)
            while measured.read(CHUNK):
                pass
        return measured.sha256
