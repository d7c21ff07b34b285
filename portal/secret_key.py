"""The signing key of one installation: made once, kept in the data directory, never in the tree."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key kept at `path`; a first caller makes it, readable by its owner only.

    Several processes may start at once: each writes its own candidate and links it into
    place; the first link wins and everybody reads the winner.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        candidate = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as f:
            f.write(secrets.token_urlsafe(64))
        try:
            os.link(candidate, path)
        except FileExistsError:
            pass
        finally:
            candidate.unlink()
    return path.read_text()
