"""Streams that measure what passes through them: its size and its SHA-256."""

import hashlib

CHUNK = 1 << 20


class Measured:
    """Wraps a stream for reading or for writing."""

    def __init__(self, stream):
        self.stream = stream
        self.size = 0
        self.digest = hashlib.sha256()

    def read(self, size=-1):
        return self._noted(self.stream.read(size))

    def write(self, chunk):
        self._noted(chunk)
        return self.stream.write(chunk)

    def flush(self):
        self.stream.flush()

    def _noted(self, chunk):
        self.size += len(chunk)
        self.digest.update(chunk)
        return chunk

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()
