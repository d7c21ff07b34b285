"""Taking a case file out of the system: every time is told in the history of the case."""

from django.db import transaction

from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from requests_app.access import may_see
from requests_app.casefile.binding import archive, bound_pdf

BINDERS = {"pdf": bound_pdf, "zip": archive}


def take_out(case, ending, *, on, by, at) -> bytes:
    """The file as PDF or ZIP, for the archive or as evidence."""
    if not may_see(by, case):
        raise NotAllowed("这件申请不属于您所在的单位")
    content = BINDERS[ending](case, on=on)
    with transaction.atomic():
        record(case, "take_out_file", "导出卷宗", by=by, at=at, remark=ending.upper())
    return content
