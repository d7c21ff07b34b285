"""The files of a signed report, each made once and kept under the digest of the frozen form."""

import logging
from pathlib import Path

from django.conf import settings

from portal.annual_report.paper.printing import render_pdf
from portal.annual_report.paper.word import render_docx
from portal.annual_report.paper.workbook import render_xlsx
from requests_app.letters.printing import PdfUnavailable

logger = logging.getLogger(__name__)

OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (render_docx, f"{OFFICE}wordprocessingml.document"),
    "xlsx": (render_xlsx, f"{OFFICE}spreadsheetml.sheet"),
}


def kept_file(signed, ending: str) -> Path:
    """The file of a signed version; made now if it is not there. PdfUnavailable as it says.

    Outside `media`: what is lost here is made again from the form, which the backup has.
    """
    kept = _place(signed, ending)
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        render, _ = KINDS[ending]
        partly = kept.with_suffix(f".{ending}.part")
        partly.write_bytes(render(signed.form))
        partly.replace(kept)  # a reader never meets half a file
    return kept


def make_files(signed) -> dict[str, str]:
    """All the files at once; of those that can't be made now, why. Nothing is undone for them:
    the first download tries again."""
    return {ending: why for ending in KINDS if (why := _refusal_to_make(signed, ending))}


def _refusal_to_make(signed, ending) -> str:
    try:
        kept_file(signed, ending)
    except PdfUnavailable as error:
        return str(error)
    except OSError as error:
        logger.error("a report's %s was not kept: %s", ending, type(error).__name__)
        return "文件没有能够保存，请系统管理员检查磁盘空间和数据目录的权限"
    return ""


def unmade(signed) -> list[str]:
    """The files that are not there, by their endings."""
    return [ending for ending in KINDS if not _place(signed, ending).exists()]


def _place(signed, ending) -> Path:
    return Path(settings.DATA_DIR) / "papers" / f"{signed.digest}.{ending}"
