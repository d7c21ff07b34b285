"""The figures of the counter: applications, reviews, lawsuits. Their records are not public:
the pages show numbers by month and group instead."""

from portal.annual_report.measuring import SCOPE, Figure, last_day
from requests_app.kinds import Channel
from requests_app.models import Application
from requests_app.outcomes import LABELS, OPEN, WITHHOLDING
from requests_app.remedies.kinds import LAWSUITS, PENDING, RemedyKind, Result
from requests_app.remedies.models import Remedy
from requests_app.tables import month_table

GROUPED = "申请不逐件公开，下面按月份列出数量。"
RESULTS = [*Result.choices, ("", PENDING)]


def received(organisation, year, on=None):
    of_year = Application.objects.within(organisation).received_in(year)
    return of_year.filter(received_on__lte=last_day(year, on))


def decided(organisation, year, on=None):
    of_year = Application.objects.within(organisation).decided_in(year)
    return of_year.filter(answered_on__lte=last_day(year, on))


def decided_as(*outcomes):
    """The question: applications of the subtree that ended so in the year."""

    return lambda organisation, year, on=None: decided(organisation, year, on).filter(
        outcome__in=outcomes
    )


def filed(*kinds):
    """The question: remedies of the kinds against the subtree, filed in the year."""

    def records(organisation, year, on=None):
        of_year = Remedy.objects.within(organisation).of_kinds(*kinds).filed_in(year)
        return of_year.filter(filed_on__lte=last_day(year, on))

    return records


def by_channel(applications):
    return month_table(applications.by_month_and("received_on", "channel"), Channel.choices)


def by_outcome(applications):
    return month_table(applications.by_month_and("answered_on", "outcome"), [*LABELS.items()])


def by_result(remedies):
    return month_table(remedies.by_month_and_result(), RESULTS)


COUNTER_FIGURES = [
    Figure(
        id="applications_received",
        label="收到政府信息公开申请",
        unit="件",
        definition=f"{SCOPE}当年收到的政府信息公开申请，按收到日期计；一次提交计1件，"
        f"合并答复的分别计。{GROUPED}",
        records=received,
        groups=by_channel,
    ),
    Figure(
        id="applications_open",
        label="予以公开",
        unit="件",
        definition=f"{SCOPE}当年答复为予以公开的申请，按答复日期计；区分处理的计入部分公开。"
        f"{GROUPED}",
        records=decided_as(OPEN),
        groups=by_outcome,
    ),
    Figure(
        id="applications_withheld",
        label="不予公开",
        unit="件",
        definition=f"{SCOPE}当年答复为不予公开的申请，各种理由都计，按答复日期计；"
        f"区分处理的计入部分公开。{GROUPED}",
        records=decided_as(*WITHHOLDING),
        groups=by_outcome,
    ),
    Figure(
        id="reconsiderations",
        label="行政复议",
        unit="件",
        definition=f"当年收到的、对{SCOPE}的政府信息公开工作申请的行政复议，按收到日期计。",
        records=filed(RemedyKind.REVIEW),
        groups=by_result,
    ),
    Figure(
        id="litigations",
        label="行政诉讼",
        unit="件",
        definition=f"当年收到的、对{SCOPE}的政府信息公开工作提起的行政诉讼，"
        "含未经复议直接起诉和复议后起诉，按收到日期计。",
        records=filed(*LAWSUITS),
        groups=by_result,
    ),
    Figure(
        id="appeals",
        label="申诉",
        unit="件",
        definition=f"当年收到的、对{SCOPE}的政府信息公开工作提出的申诉，按收到日期计。",
        records=filed(RemedyKind.APPEAL),
        groups=by_result,
    ),
]
