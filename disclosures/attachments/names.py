"""Safe file names: what the reader gets to see and save. Pure."""

import re
import unicodedata

# Letters, digits and the signs that Chinese file names use; everything else becomes a dash.
UNSAFE = re.compile(r"[^\w.\-（）()〔〕《》“”、，—+ ]+")
LONGEST = 120


def safe_name(name: str) -> str:
    """The last part of `name` without path, control and direction characters.

    The extension is kept; a name that has nothing left is called 附件.
    """
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    stem = UNSAFE.sub("-", stem).strip(" .-")[:LONGEST] or "附件"
    extension = re.sub(r"[^A-Za-z0-9]", "", extension).lower()[:10]
    return f"{stem}.{extension}" if extension else stem
