"""Rows of a figure as a file; past years' reports that were kept only on paper."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from disclosures.publishing.history import record
from portal.annual_report import checks
from portal.annual_report.checks import Finding
from portal.annual_report.models import PaperReport
from portal.annual_report.reported import before, read
from portal.annual_report.rows import rows_of
from portal.annual_report.tables import FIRST_YEAR, LAST_YEAR, edition_for

MOST_ROWS = 50_000  # more is a bulk download, which has its own addresses
HEADINGS = ("标题", "文号或者说明", "日期", "单位", "网址")


def csv_rows(records) -> list[list]:
    """What the page of a figure lists, as one table; what it only counts has none."""
    names = ("label", "note", "date", "organisation", "url")
    return [[row[name] for name in names] for row in rows_of(records[:MOST_ROWS])]


class Refused(ValueError):
    """The report can't be taken; the text is the reason."""


@dataclass
class PaperImport:
    """One past report from JSON: dry run unless `commit`. Faults are taken only with a reason."""

    path: Path
    organisation: object
    by: object
    at: datetime
    commit: bool = False
    reason: str = ""
    year: int = 0
    cells: dict = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def hard(self) -> list[Finding]:
        return [one for one in self.findings if one.is_hard]

    def run(self) -> PaperReport | None:
        """The stored report, or None where it was there already or this was a dry run."""
        printed = self._read()
        edition = edition_for(self.year)
        self.findings = [
            *checks.check_cells(edition, printed, before(self.organisation, self.year)),
            *checks.blank_cells(edition, self.cells),
        ]
        if self.hard and not self.reason.strip():
            return None
        return self._store() if self.commit else None

    def _read(self) -> dict:
        """The numbers by cell. A sum left blank is left out: it says nothing to check."""
        try:
            found = json.loads(self.path.read_text("utf-8-sig"))
            self.year, self.cells = int(found["year"]), dict(found["cells"])
        except (ValueError, TypeError, KeyError) as error:
            raise Refused("文件应当是带有 year 和 cells 的 JSON") from error
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Refused(f"年度应当在{FIRST_YEAR}年到{LAST_YEAR}年之间")
        edition = edition_for(self.year)
        if not edition.tables:
            raise Refused(f"{self.year}年的报告没有表格")
        numbers, wrong = {}, []
        for id, value in self.cells.items():
            label = edition.cells[id].label if id in edition.cells else id
            try:
                found = checks.number(value)
            except ValueError as error:
                wrong.append(f"{label}：{error}")
                continue
            if found is not None or not (id in edition.cells and edition.cells[id].is_derived):
                numbers[id] = found or 0
        if wrong:
            raise Refused("；".join(wrong))
        return numbers

    def _store(self) -> PaperReport | None:
        with transaction.atomic():
            stored, is_new = PaperReport.objects.get_or_create(
                organisation=self.organisation,
                year=self.year,
                defaults={
                    "cells": self.cells,
                    "source": self.path.name[:200],
                    "findings": [one.sentence for one in self.hard],
                    "reason": self.reason.strip() if self.hard else "",
                    "taken_by": self.by,
                    "taken_at": self.at,
                },
            )
            if not is_new:
                if read(stored.cells) != read(self.cells):
                    raise Refused(f"{self.organisation}{self.year}年的报告已经录入而内容不同")
                return None
            remark = "；".join([self.reason, *stored.findings]) if self.hard else ""
            record(stored, "import", "导入", by=self.by, at=self.at, remark=remark)
        return stored
