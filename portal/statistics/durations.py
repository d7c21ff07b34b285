"""How long applications took: working days from receipt to answer, by their result."""

from bisect import bisect_left
from collections import defaultdict
from functools import cache

from disclosures.statute.working_days import CalendarNotPublished
from portal.statistics.counting import by_fields
from portal.statistics.tables import Row, with_sum
from requests_app.outcomes import LABELS

# The last working day of each column; the Regulation gives 20, and 20 more (条例第三十三条).
STEPS = (5, 10, 20, 40)
WORDS = ("5个工作日以内", "6至10个", "11至20个", "21至40个", "40个以上")
UNKNOWN, ALL, LATE = "未计", "合计", "其中超过期限"
DURATION_HEAD = [*WORDS, UNKNOWN, ALL, LATE]
COLUMNS = ("outcome", "received_on", "answered_on", "due_on")


def duration_rows(applications, calendar) -> list[Row]:
    """A row for each result that occurs, in the order of the form, and their sums. One query."""
    numbers = defaultdict(lambda: dict.fromkeys(DURATION_HEAD, 0))
    column = cache(lambda began, ended: _column(calendar, began, ended))
    for (outcome, began, ended, due), number in by_fields(applications, *COLUMNS).items():
        for one in (column(began, ended), ALL):
            numbers[outcome][one] += number
        if due and ended > due:
            numbers[outcome][LATE] += number
    rows = [Row(label, [*numbers[id].values()]) for id, label in LABELS.items() if id in numbers]
    return with_sum(rows, len(DURATION_HEAD))


def _column(calendar, began, ended) -> str:
    """Unknown where the days of work are not, or where only the day of the answer is kept."""
    if began is None or ended < began:
        return UNKNOWN
    try:
        days = calendar.working_days_between(began, ended)
    except CalendarNotPublished:
        return UNKNOWN
    return [*WORDS][bisect_left(STEPS, days)]
