"""What waits for whom: the counters of the start page, each the very list that it opens."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from disclosures.organisations.access import organisations_of
from disclosures.publishing.access import has_permission
from disclosures.publishing.states import CLEARED, LEVELS, REVIEWING, Attribute, State


@dataclass(frozen=True)
class Waiting:
    """One counter: its words, who sees it, and which of the records it counts."""

    label: str
    permissions: tuple[str, ...]
    narrow: Callable[[QuerySet, object, object], QuerySet]


def drafted_by(records, user, at):
    """What the user began and is not done with; a register line is done with when approved."""
    registered = Q(state=State.APPROVED) & ~Q(disclosure_attribute=Attribute.PROACTIVE)
    return records.under_way().filter(created_by=user).exclude(registered)


def returned_to(records, user, at):
    return records.filter(state=State.RETURNED, created_by=user)


def at_my_level(records, user, at):
    """What waits at a level that is the user's; with a single level every reviewer may pass it."""
    mine = Q(levels=1)
    for number, level in LEVELS.items():
        if has_permission(user, records.model, level.permission):
            mine |= Q(level=number)
    own = Q(created_by=user) | Q(submitted_by=user)
    return records.filter(mine, state=State.SUBMITTED).exclude(own)


def without_clearance(records, user, at):
    return records.filter(state=State.SUBMITTED).exclude(secrecy_conclusion__in=CLEARED)


def approved(records, user, at):
    return records.filter(state=State.APPROVED, disclosure_attribute=Attribute.PROACTIVE)


def not_gone_out(records, user, at):
    return records.due(at)


def about_to_lapse(records, user, at):
    return records.lapsing(localdate(at), within=settings.VALIDITY_WARNING_DAYS)


WAITING = {
    "mine": Waiting("我起草的", ("draft",), drafted_by),
    "returned": Waiting("被退回", ("draft",), returned_to),
    "to_review": Waiting("待我审核", REVIEWING, at_my_level),
    "secrecy": Waiting("待保密审查", ("secrecy_review",), without_clearance),
    "to_publish": Waiting("待发布", ("publish",), approved),
    "lapsing": Waiting("即将失效", ("draft", "publish"), about_to_lapse),
    "overdue": Waiting("到时未发布", ("publish",), not_gone_out),
}


def waiting_for(user, model, *, at) -> dict[str, QuerySet]:
    """Every counter that the user sees for a kind of record, as the records themselves."""
    records = model.with_versions.all()
    mine = organisations_of(user)
    if mine is not None:
        records = records.filter(organisation__in=mine)
    return {
        name: waiting.narrow(records, user, at)
        for name, waiting in WAITING.items()
        if any(has_permission(user, model, permission) for permission in waiting.permissions)
    }
