"""信息处理费 of one applicant in one calendar month: what counts, what is still owed, never twice.

By items or by pages, never both (国办函〔2020〕109号): the first notice of the month decides. The
same applicant is known by the keyed hash of the identity number.
"""

from requests_app.fees import fee_by_items, fee_by_pages
from requests_app.kinds import FeeStandard
from requests_app.models import Application, Fee


def cases_of_month(case):
    """Applications of the same applicant to the same organ in the same month, this one included."""
    person = case.part("applicant")
    if case.received_on is None or person is None or not person.identity_hash:
        return Application.objects.filter(pk=case.pk)
    return Application.objects.filter(
        organisation=case.organisation_id,
        applicant__identity_hash=person.identity_hash,
        received_on__year=case.received_on.year,
        received_on__month=case.received_on.month,
    )


def items_of(case) -> int:
    """How many applications of the month there are up to this one, in the order of receipt."""
    keys = cases_of_month(case).order_by("received_on", "pk").values_list("pk", flat=True)
    return list(keys).index(case.pk) + 1


def refusal(case, standard) -> str:
    """Why the case can't be charged by the standard, as a sentence; '' when it can."""
    others = Fee.objects.filter(application__in=cases_of_month(case)).exclude(application=case)
    if others.exclude(standard=standard).exists():
        other = FeeStandard.PAGES if standard == FeeStandard.ITEMS else FeeStandard.ITEMS
        return f"这位申请人本月的申请已经{other.label}收费，两种标准不能同时使用"
    return ""


def amount(case, standard, quantity) -> int:
    """Yuan for the notice of this case: by items what the ladder says less what was charged."""
    if standard == FeeStandard.PAGES:
        return fee_by_pages(quantity)
    charged = Fee.objects.filter(application__in=cases_of_month(case)).exclude(application=case)
    return max(0, fee_by_items(quantity) - sum(charged.values_list("amount", flat=True)))
