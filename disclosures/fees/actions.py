"""What is done with a whole sheet of fees: the confirmed plan is written, and who did it kept."""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction

from disclosures.exchange.outcomes import Result
from disclosures.publishing.models import ImportBatch


def import_fees(plan, *, source, sha256, by, at) -> ImportBatch:
    """Write the rows that the plan adds or changes, all of them or none."""
    with transaction.atomic():
        batch = ImportBatch.objects.create(source=source[:200], sha256=sha256, by=by, at=at)
        for result, flag in ((Result.NEW, ADDITION), (Result.CHANGED, CHANGE)):
            for row in plan.of(result):
                row.record.save()
                told = "；".join([f"表格导入（{source}）", *map(str, row.differences)])
                LogEntry.objects.log_actions(by.pk, [row.record], flag, told, single_object=True)
    return batch
