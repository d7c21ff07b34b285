"""The tables of one body: of a year, and over the years."""

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Section
from disclosures.inquiries.kinds import Channel
from disclosures.proposals.kinds import ProposalKind
from disclosures.proposals.models import ProposalClass
from disclosures.statute.querysets import calendar_in_force
from portal.search.sources import SOURCES
from portal.statistics.counting import by_fields, by_month
from portal.statistics.durations import ALL, DURATION_HEAD, duration_rows
from portal.statistics.series import (
    SERIES,
    decided,
    documents,
    inquiries,
    proposals,
    received,
    years_of,
)
from portal.statistics.tables import (
    MONTH_HEAD,
    Row,
    Table,
    bars,
    month_bars,
    month_rows,
    sum_bars,
    with_sum,
)

PUBLISHED = "first_published_at"
UNCLASSED = "未分类"


def tables_of_year(organisation, year: int) -> list[Table]:
    """What the body and those below it published, answered and handled in the year."""
    return [
        *_published(organisation, year),
        *_applications(organisation, year),
        _inquiries(organisation, year),
        _proposals(organisation, year),
    ]


def table_of_years(counts: list[dict[int, int]]) -> Table:
    """A row for each year from the first in which there is anything to the last."""
    known = years_of(counts)
    years = range(known[-1], known[0] + 1) if known else ()
    rows = [Row(f"{year}年", [of.get(year, 0) for of in counts]) for year in years]
    return Table(
        id="years",
        heading="历年数量",
        corner="年份",
        head=[f"{one.label}（{one.unit}）" for one in SERIES],
        rows=rows,
        bars=tuple(
            bars(((f"{year}年", of.get(year, 0)) for year in years), heading=one.label)
            for one, of in zip(SERIES, counts, strict=True)
            if of
        ),
    )


def _published(organisation, year):
    counts = {
        (kind, month): number
        for kind, source in SOURCES.items()
        for (_, month), number in by_month(
            source.model.objects.visible().within(organisation), year, day=PUBLISHED
        ).items()
    }
    rows = month_rows([(kind, source.label) for kind, source in SOURCES.items()], counts)
    note = "当年在本站首次发布、现在仍然可以查到的信息，按发布月份计，单位：条。"
    yield _monthly("published", "主动公开：各栏目", "栏目", rows, note, month_bars(rows[-1]))
    found = documents(organisation)
    by_kind = by_month(found, year, day=PUBLISHED, field="kind")
    rows = [row for row in month_rows(DocumentKind.choices, by_kind) if row.numbers[-1]]
    yield _monthly("kinds", "主动公开：文件与信息按信息类别", "信息类别", rows)
    by_section = by_month(found, year, day=PUBLISHED, field="section")
    used = {section for section, _ in by_section}
    columns = Section.objects.filter(pk__in=used).order_by("parent__order", "order")
    rows = month_rows([(column.pk, column.name) for column in columns], by_section)
    yield _monthly("sections", "主动公开：文件与信息按公开栏目", "公开栏目", rows)


def _applications(organisation, year):
    came = by_month(received(organisation), year, day="received_on")
    ended = decided(organisation).decided_in(year)
    went = by_month(ended, year, day="answered_on")
    counts = {("came", month): number for (_, month), number in came.items()}
    counts |= {("went", month): number for (_, month), number in went.items()}
    rows = month_rows([("came", "收到申请"), ("went", "办结申请")], counts)[:-1]
    note = "收到的按收到日期计，办结的按答复日期计，单位：件。"
    yield _monthly("applications", "依申请公开：各月收到和办结", "申请", rows, note)
    lines = duration_rows(ended, calendar_in_force())
    place = DURATION_HEAD.index(ALL)
    yield Table(
        id="outcomes",
        heading="依申请公开：办理结果和用时",
        corner="办理结果",
        head=DURATION_HEAD,
        rows=lines,
        note="当年办结的申请，单位：件。用时从收到申请的次日起计到答复之日，只计工作日，"
        "等待补正、征求第三方意见等依法不计入期限的时间也包括在内；"
        "是否超过期限，以扣除这些时间以后的届满日为准。没有列出的结果，当年为0。",
        bars=(bars((line.label, line.numbers[place]) for line in lines[:-1]),),
    )


def _inquiries(organisation, year):
    counts = by_month(inquiries(organisation), year, day="answered_on", field="channel")
    channels = [*Channel.choices, ("", "未注明")]
    rows = [row for row in month_rows(channels, counts) if row.numbers[-1]]
    note = "当年答复的咨询、投诉，按答复月份计，答复是否公开都计，单位：件次。"
    bar = sum_bars(rows)
    return _monthly("inquiries", "咨询答复：各渠道", "渠道", rows, note, bar)


def _proposals(organisation, year):
    """By what became of them; classes that no proposal of the year has are left out."""
    counts = by_fields(proposals(organisation).handled_in(year), "result_class", "kind")
    classes = [(one.pk, str(one)) for one in ProposalClass.objects.all()]
    rows = []
    for key, label in [*classes, (None, UNCLASSED)]:
        numbers = [counts.get((key, kind), 0) for kind in ProposalKind]
        if any(numbers):
            rows.append(Row(label, [*numbers, sum(numbers)]))
    head = [*ProposalKind.labels, ALL]
    rows = with_sum(rows, len(head))
    return Table(
        id="proposals",
        heading="建议提案办理：办理结果分类",
        corner="办理结果分类",
        head=head,
        rows=rows,
        note="当年答复的人大代表建议和政协提案，复文是否公开都计，单位：件。",
        bars=(sum_bars(rows),),
    )


def _monthly(id, heading, corner, rows, note="", bar=None) -> Table:
    return Table(id, heading, corner, MONTH_HEAD, rows, note, (bar,) if bar else ())
