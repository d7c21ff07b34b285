"""登记簿: the columns of the register of applications as staff download it, names masked."""

from requests_app.presentation import clock_of, outcome_words
from requests_app.rules import masked_name

HEADINGS = [
    *("申请编号", "申请人", "申请人类型", "申请渠道", "所需信息", "提交日期", "收到日期"),
    *("期限届满日", "期限情况", "状态", "承办科室", "经办人", "补正告知日期", "延长的工作日"),
    *("处理结果", "答复日期", "送达日期"),
]


def register_rows(cases, calendar, *, today):
    """A row for each case, in the order of HEADINGS."""
    for case in cases:
        yield _row(case, clock_of(case, calendar, today=today))


def _row(case, clock):
    person, supplement = case.part("applicant"), case.part("supplement")
    extension = case.part("extension")
    return [
        case.number,
        masked_name(person.name) if person else "",
        case.get_applicant_kind_display(),
        case.get_channel_display(),
        case.description,
        case.submitted_on,
        case.received_on,
        case.due_on,
        clock.standing.words,
        case.get_state_display(),
        str(case.section or ""),
        (case.handler.get_full_name() or str(case.handler)) if case.handler else "",
        supplement.notified_on if supplement else None,
        extension.days if extension else None,
        outcome_words(case.outcome),
        case.answered_on,
        case.delivered_on,
    ]
