"""The files of a signed report, each made once and kept under the digest of the frozen form."""

from pathlib import Path

from django.conf import settings

from portal.annual_report.paper.printing import render_pdf
from portal.annual_report.paper.word import render_docx
from portal.annual_report.paper.workbook import render_xlsx

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
    kept = Path(settings.DATA_DIR) / "papers" / f"{signed.digest}.{ending}"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        render, _ = KINDS[ending]
        partly = kept.with_suffix(f".{ending}.part")
        partly.write_bytes(render(signed.form))
        partly.replace(kept)  # a reader never meets half a file
    return kept
