"""The ledger as a spreadsheet."""

from django.utils.timezone import localdate

HEADINGS = [
    *("发现年度", "来源", "整改责任单位", "存在的问题", "整改措施"),
    *("整改期限", "完成日期", "整改结果", "情况"),
]


def rows(shortcomings, *, at):
    """A row for each, in the order of the ledger."""
    day = localdate(at)
    for one in shortcomings:
        yield [
            one.year,
            one.get_source_display(),
            one.organisation.name,
            one.problem,
            one.measures,
            one.due_on,
            one.done_on,
            one.result,
            one.standing_on(day),
        ]
