"""Which part of a file a browser asks for: one range of bytes, as RFC 9110 writes it. Pure.

Downloads that broke off go on where they stopped, and PDF readers fetch the page that is looked at.
"""

import re

ONE_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")


class OutOfRange(ValueError):
    """The file has no such part: the answer is 416."""


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """First byte and length of the part, or None where the whole file is the right answer.

    Several ranges, and what can't be read, may be ignored by the rules of HTTP, and are.
    """
    asked = ONE_RANGE.fullmatch(header.replace(" ", ""))
    if asked is None or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:  # the last so many bytes
        length = min(int(last), size)
        if not length:
            raise OutOfRange
        return size - length, length
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise OutOfRange
    end = min(int(last), size - 1) if last else size - 1
    return int(first), end - int(first) + 1
