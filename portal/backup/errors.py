"""Why there is no backup, or no way back, in words for the operator."""

from contextlib import contextmanager

from portal.postgres.errors import in_words


class BackupError(Exception):
    """What was asked can't be done; the text is a sentence for the operator."""


@contextmanager
def sentences(what: str):
    """Whatever the system refuses comes out as a sentence."""
    try:
        yield
    except OSError as problem:
        raise BackupError(f"{what}：{in_words(problem)}。") from problem
