"""Past remedies from a table. Nothing tells identical rows apart: each is a case of its own, and a
file imported again adds only what it has more than the records."""

from collections import Counter
from dataclasses import dataclass

from requests_app.exchange import RowRefused, TableImport, chosen
from requests_app.remedies.kinds import RemedyKind, Result
from requests_app.remedies.models import Remedy

FIELDS = ("kind", "filed_on", "result", "decided_on")


@dataclass
class RemedyImport(TableImport):
    columns = FIELDS

    def read(self, line, row) -> tuple:
        kind = chosen(row["kind"], RemedyKind.values, "种类")
        filed_on = self.day(row["filed_on"], "收到日期", required=True)
        result = row["result"] and chosen(row["result"], Result.values, "结果")
        decided_on = self.day(row["decided_on"], "审结日期")
        if bool(result) != bool(decided_on):
            raise RowRefused("结果和审结日期应当同时填写，尚未审结的都不填")
        if decided_on and decided_on < filed_on:
            raise RowRefused(f"审结日期（{decided_on}）早于收到日期（{filed_on}）")
        return (kind, filed_on, result, decided_on)

    def take(self, rows):
        """What the file has more than the records: first the pending ones are decided."""
        mine = Remedy.objects.filter(organisation=self.organisation)
        stored = Counter(mine.values_list(*FIELDS))
        wanted = Counter(row for _, row in rows)
        self.report.unchanged = (stored & wanted).total()
        surplus, missing = stored - wanted, wanted - stored
        decided, new = [], []
        for row in sorted(missing.elements(), key=str):
            pending = (row[0], row[1], "", None)
            if row[2] and surplus[pending]:
                surplus[pending] -= 1
                decided.append((pending, row))
            else:
                new.append(row)
        self.report.new, self.report.changed = len(new), len(decided)
        if self.commit and (new or decided):
            self._write(mine, new, decided)

    def _write(self, mine, new, decided):
        batch = self.open_batch()
        for pending, row in decided:
            found = mine.filter(**dict(zip(FIELDS, pending, strict=True))).first()
            found.result, found.decided_on = row[2], row[3]
            found.save()
        Remedy.objects.bulk_create(
            Remedy(
                organisation=self.organisation,
                import_batch=batch,
                **dict(zip(FIELDS, row, strict=True)),
            )
            for row in new
        )
