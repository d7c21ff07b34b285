"""Past applications from a table: columns, checks row by row, and a report of every row.

Past cases are facts: they are taken as they were, and a missed clock shows as missed.
"""

import csv
import hashlib
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.exchange.rules import read_date, storable
from disclosures.exchange.sheets import WrongSheet, decode
from disclosures.publishing.history import entry
from disclosures.publishing.models import HistoryEntry, ImportBatch
from disclosures.statute.querysets import calendar_in_force
from disclosures.statute.terms import regime_on
from requests_app.deadlines import Facts, trace
from requests_app.kinds import ApplicantKind, Channel
from requests_app.models import Application
from requests_app.outcomes import LABELS
from requests_app.states import State

BATCH = 500
LONGEST_DESCRIPTION = 10_000


class RowRefused(ValueError):
    """The row can't be taken; the text is the reason that the report gives."""


@dataclass
class Report:
    """What became of each row."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    warned: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class TableImport:
    """One run over a file. `commit=False` is the dry run: the same checks, nothing written."""

    path: Path
    organisation: object
    by: object
    at: datetime
    commit: bool
    report: Report = field(default_factory=Report)
    batch: ImportBatch | None = None

    def run(self) -> Report:
        taken = []
        for number, row in read_rows(self.path, self.columns):
            try:
                taken.append((number, self.read(number, row)))
            except RowRefused as refusal:
                self.report.refused.append((number, str(refusal)))
        with transaction.atomic():
            self.take(taken)
        return self.report

    def open_batch(self) -> ImportBatch:
        if self.batch is None:
            digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
            self.batch = ImportBatch.objects.create(
                source=self.path.name[:200], sha256=digest, by=self.by, at=self.at
            )
        return self.batch

    def warn(self, number, sentence):
        self.report.warned.append((number, sentence))

    def day(self, text, words, *, required=False) -> date | None:
        if not text:
            if required:
                raise RowRefused(f"缺少{words}")
            return None
        try:
            found = read_date(text)
        except ValueError as error:
            raise RowRefused(f"{words}：{error}") from error
        if found > localdate(self.at):
            raise RowRefused(f"{words}（{found}）还没有到")
        return found


def read_rows(path: Path, columns):
    """Rows of a CSV (UTF-8 with BOM or not, or GB18030), numbered as in the file."""
    reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
    missing = [name for name in columns if name not in (reader.fieldnames or [])]
    if missing:
        raise WrongSheet(f"缺少列：{'、'.join(missing)}")
    for row in reader:
        if any(value for value in row.values()):
            yield (
                reader.line_num,
                {name: storable(row.get(name) or "").strip() for name in columns},
            )


def chosen(value, choices, words):
    if value not in choices:
        raise RowRefused(f"{words}“{value}”不是规定的代码")
    return value


@dataclass
class ApplicationImport(TableImport):
    columns = (
        *("number", "received_on", "channel", "applicant_kind", "description", "outcome"),
        "decided_on",
    )
    seen: set[str] = field(default_factory=set)

    def read(self, line, row) -> Application:
        number = row["number"]
        if not number or len(number) > 60:
            raise RowRefused("缺少申请编号" if not number else "申请编号超过60个字符")
        if number in self.seen:
            raise RowRefused(f"申请编号与前面的行重复：{number}")
        self.seen.add(number)
        received_on = self.day(row["received_on"], "收到日期", required=True)
        decided_on = self.day(row["decided_on"], "办结日期")
        outcome = row["outcome"] and chosen(row["outcome"], LABELS, "处理结果")
        if bool(outcome) != bool(decided_on):
            raise RowRefused("处理结果和办结日期应当同时填写")
        if decided_on and decided_on < received_on:
            raise RowRefused(f"办结日期（{decided_on}）早于收到日期（{received_on}）")
        if not row["description"] or len(row["description"]) > LONGEST_DESCRIPTION:
            raise RowRefused(f"内容描述应当填写，最多{LONGEST_DESCRIPTION}字")
        if regime_on(received_on) is None:
            self.warn(line, "收到日期在《政府信息公开条例》施行以前，不计算期限")
        return Application(
            number=number,
            source_id=f"import-{number}",
            organisation=self.organisation,
            channel=chosen(row["channel"], Channel.values, "申请渠道"),
            applicant_kind=chosen(row["applicant_kind"], ApplicantKind.values, "申请人类型"),
            submitted_on=received_on,
            confirmed_on=received_on,
            received_on=received_on,
            description=row["description"],
            outcome=outcome,
            answered_on=decided_on,
            state=State.CLOSED if outcome else State.IN_HANDLING,
            created_at=self.at,
        )

    def take(self, rows):
        """Sort out what is there already; an open case whose result has come since is closed."""
        calendar = calendar_in_force()
        stored = Application.objects.select_for_update().in_bulk(
            [case.number for _, case in rows], field_name="number"
        )
        new, finished = [], []
        for line, case in rows:
            same = stored.get(case.number)
            if same is None:
                self._set_due(line, case, calendar)
                new.append(case)
            elif _facts(same) == _facts(case):
                self.report.unchanged += 1
            elif same.source_id and _is_finished_by(same, case):
                finished.append((same, case))
            else:
                self.report.refused.append(
                    (line, f"申请编号 {case.number} 已经存在而内容不同，请在后台修改原记录")
                )
        self.report.new += len(new)
        self.report.changed += len(finished)
        if self.commit and (new or finished):
            self._write(new, finished)

    def _set_due(self, line, case, calendar):
        case.due_on = trace(Facts(case.received_on), calendar).due_on
        if case.due_on and case.answered_on and case.answered_on > case.due_on:
            self.warn(line, f"答复日期{case.answered_on}晚于期限届满日{case.due_on}，按逾期记录")

    def _write(self, new, finished):
        batch = self.open_batch()
        for case in new:
            case.import_batch = batch
        Application.objects.bulk_create(new, batch_size=BATCH)
        told = [self._told(case, "import", "导入") for case in new]
        for same, case in finished:
            Application.objects.filter(pk=same.pk).update(
                **{name: getattr(case, name) for name in RESULT}
            )
            same.refresh_from_db()
            told.append(self._told(same, "import_result", "导入处理结果"))
        HistoryEntry.objects.bulk_create(told, batch_size=BATCH)

    def _told(self, case, verb, label):
        return entry(case, verb, label, by=self.by, at=self.at, remark=self.path.name[:200])


RESULT = ("state", "outcome", "answered_on")
SAME = ("received_on", "channel", "applicant_kind", "description", "organisation_id")


def _facts(case):
    return [getattr(case, name) for name in (*SAME, "outcome", "answered_on")]


def _is_finished_by(stored, case) -> bool:
    """An open case that came by import, of which the file now brings the result."""
    same = all(getattr(stored, name) == getattr(case, name) for name in SAME)
    return same and stored.is_open and bool(case.outcome) and stored.import_batch_id is not None
