"""What waits at the counter, and for whom: each counter of the start page is the list it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from disclosures.statute.querysets import calendar_in_force
from requests_app.access import bodies_of, holds, may_see
from requests_app.models import Application
from requests_app.rectification.models import Rectification
from requests_app.remedies.access import may_see_remedies
from requests_app.remedies.models import Remedy
from requests_app.retention.querysets import due_for_erasure
from requests_app.rules import CONFIRMATION_DAYS, SOON, last_working_day
from requests_app.states import HANDLE, LEAD


@dataclass(frozen=True)
class Waiting:
    """One counter: its words, who sees it, and which of the cases it counts."""

    label: str
    permissions: tuple[str, ...]
    narrow: Callable[[QuerySet, object, date], QuerySet]


def due_soon(cases, user, today):
    """As the lamp says it: so many working days are left, or less."""
    last = last_working_day(calendar_in_force(), today, SOON)
    return cases.due_between(today, last or date.max)  # no calendar beyond: none is due later


def long_unconfirmed(cases, user, today):
    """Sent online, by fax or by ordinary post, and more than a working day unconfirmed."""
    calendar = calendar_in_force()
    days = cases.unconfirmed().order_by().values_list("submitted_on", flat=True).distinct()
    last = {day: last_working_day(calendar, day, CONFIRMATION_DAYS) for day in days}
    late = [day for day, until in last.items() if until and today > until]
    return cases.unconfirmed().filter(submitted_on__in=late)


def kept_long_enough(cases, user, today):
    """Archived so long ago that `archive_applicants` seals them and erases who applied."""
    return cases.filter(pk__in=due_for_erasure(today, settings.APPLICANT_RETENTION_YEARS))


EVERYBODY, CLERKS, HEADS = (HANDLE, LEAD), (HANDLE,), (LEAD,)
WAITING = {
    "mine": Waiting("我承办的", CLERKS, lambda cases, user, today: cases.mine(user)),
    "overdue": Waiting("已超期", EVERYBODY, lambda cases, user, today: cases.overdue(today)),
    "due_soon": Waiting("即将到期", EVERYBODY, due_soon),
    "to_review": Waiting("待审核", HEADS, lambda cases, user, today: cases.under_review()),
    "unassigned": Waiting("待分派", EVERYBODY, lambda cases, user, today: cases.unassigned()),
    "unconfirmed": Waiting("待确认", CLERKS, lambda cases, user, today: cases.unconfirmed()),
    "long_unconfirmed": Waiting("待确认超过1个工作日", EVERYBODY, long_unconfirmed),
    "awaiting_others": Waiting(
        "等待申请人或有关方面", CLERKS, lambda cases, user, today: cases.awaiting_others()
    ),
    "moved": Waiting(
        "期限重新计算", EVERYBODY, lambda cases, user, today: cases.moved_by_calendar()
    ),
    "to_archive": Waiting("待归档", CLERKS, lambda cases, user, today: cases.awaiting_archive()),
    "kept_long_enough": Waiting("保存期满待封存", HEADS, kept_long_enough),
}


def counters_of(user) -> dict[str, Waiting]:
    """The counters that the user sees; nothing for whoever has nothing to do at the counter."""
    if not may_see(user):
        return {}
    return {
        name: one
        for name, one in WAITING.items()
        if any(holds(user, permission) for permission in one.permissions)
    }


def waiting_for(user, on: date) -> dict[str, QuerySet]:
    """Name of the counter → the cases of the user's bodies that it counts."""
    counters = counters_of(user)
    cases = Application.objects.of_bodies(bodies_of(user)) if counters else None
    return {name: one.narrow(cases, user, on) for name, one in counters.items()}


LATE = {"overdue", "long_unconfirmed"}


def counters(user, at):
    """The lines of the start page, each with the address of the list that shows those cases."""
    for name, cases in waiting_for(user, localdate(at)).items():
        yield _line(WAITING[name].label, cases, f"?waiting={name}", late=name in LATE)
    if may_see(user):
        waiting = Rectification.objects.of_bodies(bodies_of(user)).open()
        yield {**_line("待办理", waiting, "?open=1"), "kind": "更正申请"}
    if may_see_remedies(user):
        waiting = Remedy.objects.of_bodies(bodies_of(user)).awaiting_our_answer()
        yield _line("待我方答复", waiting, "?waiting=answer")


def _line(label, found, query, *, late=False) -> dict:
    meta = found.model._meta
    url = reverse(admin_urlname(meta, "changelist")) + query
    line = {"label": label, "kind": meta.verbose_name, "url": url}
    return {**line, "number": found.count(), "late": late}
