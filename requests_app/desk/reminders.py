"""Who is written to about which case on a day: few working days left, or long unconfirmed."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.utils.timezone import localdate

from disclosures.publishing.history import history_of, record
from disclosures.statute.querysets import calendar_in_force
from requests_app.desk.waiting import long_unconfirmed
from requests_app.models import Application
from requests_app.presentation import clock_of
from requests_app.states import LEAD

VERB, LABEL = "remind", "催办"
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Reminder:
    """One mail: about which case, to whom, and why in words."""

    case: Application
    words: str
    people: tuple


def due_on(day) -> list[Reminder]:
    """What is to be written on the day, whether it has been sent or not."""
    calendar = calendar_in_force()
    found = []
    cases = Application.objects.open().exclude(due_on=None).with_clock()
    for case in cases.order_by("due_on", "pk"):
        clock = clock_of(case, calendar, today=day)
        left = clock.trace.days_left(day, calendar)
        late = case.due_on < day
        if calendar.is_working_day(day) and (late or left in settings.REMINDER_DAYS):
            words = f"期限届满日{case.due_on}，{clock.standing.words}"
            found.append(Reminder(case, words, in_charge(case)))
    for case in long_unconfirmed(Application.objects.with_clock(), None, day):
        words = f"{case.submitted_on}提交，超过1个工作日没有双方确认"
        found.append(Reminder(case, words, in_charge(case)))
    return found


def in_charge(case) -> tuple:
    """The clerk of the case, and the heads of the disclosure office of its organ."""
    heads = get_user_model().objects.with_perm(
        f"requests_app.{LEAD}", backend=MODEL_BACKEND, include_superusers=False
    )
    heads = heads.filter(posting__organisation__in=case.organisation.subtree_ids())
    people = {person.pk: person for person in [case.handler, *heads] if person}
    return tuple(person for person in people.values() if person.email and person.is_active)


def send(*, at) -> list[Reminder]:
    """Write what is due today and has not been written today; each is told in its history.

    A mail says the number and the day, never who applied or for what.
    """
    day, sent = localdate(at), []
    for reminder in due_on(day):
        with transaction.atomic():
            Application.objects.select_for_update().get(pk=reminder.case.pk)
            if not reminder.people or _told_on(reminder.case, day):
                continue
            names = "、".join(one.get_full_name() or str(one) for one in reminder.people)
            record(
                reminder.case,
                VERB,
                LABEL,
                by=None,
                at=at,
                from_state=reminder.case.state,
                remark=f"{reminder.words}；{names}",
            )
            _write(reminder)
        sent.append(reminder)
    return sent


def _told_on(case, day) -> bool:
    told = history_of(case).filter(verb=VERB).order_by("-at").first()
    return bool(told) and localdate(told.at) == day


def _write(reminder):
    case = reminder.case
    send_mail(
        f"政府信息公开申请{case.number}：{reminder.words}",
        f"申请编号：{case.number}\n状态：{case.get_state_display()}\n{reminder.words}\n"
        "请登录政务公开管理平台办理。\n",
        None,
        [person.email for person in reminder.people],
    )
