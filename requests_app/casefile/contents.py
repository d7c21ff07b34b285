"""What lies in the file of a case, in order: sheets, letters, their files, remedies, the record."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from disclosures.publishing.history import history_of
from disclosures.statute.querysets import calendar_in_force
from requests_app.letters import drafting, printing
from requests_app.letters.kinds import FileRole, SheetKind
from requests_app.letters.models import LetterFile
from requests_app.reckoning import trace_of

LAST = date.max


@dataclass
class Part:
    """One item of the index: a page that is set, or a file as it is."""

    title: str
    on: date | None = None
    html: str = ""
    file: LetterFile | None = None
    number: int = 0
    page: int | None = None  # where it begins in the bound PDF; None: kept as a file only


def contents(case, *, on) -> list[Part]:
    """申请表 first, then what happened by its day, the record last."""
    organ = case.organisation.name

    def sheet(kind, day, **what):
        rows = drafting.sheet(case, kind, on=on, **what)
        return Part(kind.label, day, printing.sheet_page(kind.label, rows, organ=organ))

    parts = [sheet(SheetKind.APPLICATION_FORM, case.submitted_on)]
    dated = []
    if case.part("answer"):
        dated.append(sheet(SheetKind.APPROVAL, case.answered_on or on))
    for letter in case.letters.for_rows().issued():
        dated += list(_of_letter(letter, sheet))
    dated += [_of_remedy(remedy, organ) for remedy in case.remedies.all()]
    parts += sorted(dated, key=lambda part: part.on or LAST)
    parts += [_clock(case, organ), _record(case, organ)]
    for number, part in enumerate(parts, 1):
        part.number = number
    return parts


def _of_letter(letter, sheet):
    """Under seal where the scan is there; else the text that was frozen."""
    name = f"{letter.title}（{letter.number}）"
    sealed = letter.sealed()
    if sealed:
        yield Part(name, letter.issued_on, file=sealed)
    else:
        yield Part(f"{name}，未上传盖章扫描件", letter.issued_on, printing.letter_page(letter))
    for file in letter.files.all():
        if file.role in (FileRole.SUPPLIED, FileRole.PROOF):
            day = letter.sent_on or letter.issued_on
            yield Part(f"{file.get_role_display()}：{file.name}", day, file=file)
    if letter.sent_on:
        yield sheet(SheetKind.DELIVERY_PROOF, letter.received_on or letter.sent_on, letter=letter)


def _of_remedy(remedy, organ) -> Part:
    rows = [
        ("种类", remedy.get_kind_display()),
        ("复议机关、人民法院或者受理机关", remedy.organ),
        ("案号", remedy.case_number),
        ("收到日期", str(remedy.filed_on)),
        ("收到答复或者应诉通知的日期", str(remedy.notified_on or "")),
        ("提交答复和证据的日期", str(remedy.answered_on or "")),
        ("结果", remedy.result_label),
        ("审结日期", str(remedy.decided_on or "")),
    ]
    title = f"{remedy.get_kind_display()}登记"
    return Part(title, remedy.filed_on, printing.sheet_page(title, rows, organ=organ))


def _clock(case, organ) -> Part:
    """期限计算说明, day by day."""
    trace = trace_of(case, calendar_in_force())
    rows = (
        [("说明", "\n".join(trace.notes) or trace.problem)] if trace else [("说明", "待双方确认")]
    )
    for day in trace.days if trace else []:
        counted = f"第{day.number}个工作日" if day.number else "不计入"
        rows.append((str(day.on), f"{counted}（{day.reason}）"))
    if trace and trace.due_on:
        rows.append(("期限届满日", str(trace.due_on)))
    return Part("期限计算说明", None, printing.sheet_page("期限计算说明", rows, organ=organ))


def _record(case, organ) -> Part:
    """办理记录: who did what and when."""
    rows = [
        (f"{localtime(entry.at):%Y-%m-%d %H:%M}", f"{entry.actor}　{entry.label}　{entry.remark}")
        for entry in history_of(case)
    ]
    return Part("办理记录", None, printing.sheet_page("办理记录", rows, organ=organ))
