"""By when a decision is shown, how long, and by when an annulled one is taken back. Pure.

国办发〔2018〕118号: licences and penalties within seven working days of the decision, other
enforcement within twenty. 《行政处罚法》第四十八条: three days for taking back, which are working
days (第八十五条).
"""

from datetime import date

from disclosures.decisions.kinds import DISPLAY_YEARS, PUBLISHED_AS, DecisionKind
from disclosures.rooms.deadlines import Clock, Standing, clock_of
from disclosures.statute.terms import PENALTY_RECALL, publication_term
from disclosures.statute.working_days import WorkingCalendar

PENALTY_ACT_FROM = date(2021, 7, 15)  # the Act as revised in 2021
RECALL = "撤回公示并公开说明理由"


def publication_clock(
    item, *, published_on: date | None, today: date, days: WorkingCalendar
) -> Clock | None:
    """The showing of the decision; None where it is registered alone or no limit was in force."""
    if not (item.kind and item.decided_on and item.is_to_be_shown):
        return None
    term = publication_term(item.decided_on, PUBLISHED_AS[item.kind])
    if term is None:
        return None

    def last_day():
        return days.add_working_days(item.decided_on, term.days)

    rule = f"自决定之日起{term.days}个工作日，{term.article}"
    return clock_of("公示", rule, last_day, done_on=published_on, today=today)


def recall_clock(
    item, *, shown: bool, recalled_on: date | None, today: date, days: WorkingCalendar
) -> Clock | None:
    """The taking back of what was annulled while it was public; None where nothing was to do."""
    if item.annulled_on is None or not (shown or recalled_on):
        return None
    if item.kind != DecisionKind.PENALTY or item.annulled_on < PENALTY_ACT_FROM:
        return _recall_without_limit(item, recalled_on)

    def last_day():
        return days.add_working_days(item.annulled_on, PENALTY_RECALL.days)

    rule = f"被依法{item.get_annulment_display()}后{PENALTY_RECALL.days}个工作日，"
    rule += PENALTY_RECALL.article
    return clock_of(RECALL, rule, last_day, done_on=recalled_on, today=today)


def _recall_without_limit(item, recalled_on) -> Clock:
    what = f"决定已于{item.annulled_on}被依法{item.get_annulment_display()}"
    if recalled_on:
        return Clock(Standing.MET, None, f"{what}，{recalled_on}已撤回公示")
    return Clock(Standing.DUE, None, f"{what}，应当及时{RECALL}")


def usual_display_end(decided_on: date, party_kind: str) -> date:
    """The last day on which a penalty is usually shown."""
    year = decided_on.year + DISPLAY_YEARS[party_kind]
    is_leap_day = (decided_on.month, decided_on.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else decided_on.replace(year=year)
