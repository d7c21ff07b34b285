"""What is done to the catalogue by itself: a basic one is written where there is none."""

from disclosures.catalogue.kinds import Frequency
from disclosures.catalogue.models import CatalogueItem
from disclosures.documents.models import Section
from disclosures.organisations.models import Organisation
from disclosures.statute.terms import (
    BUDGET_PUBLICATION,
    ENFORCEMENT_PUBLICATION,
    LICENCE_PUBLICATION,
    PENALTY_PUBLICATION,
    TERMS_2019,
)

ORDINARY = TERMS_2019.publication


def within(term) -> str:
    return str(term).replace("（", "内（", 1)


# Columns with a limit of their own; all others keep that of art. 26.
LIMITS = {
    "a20-5": f"行政许可决定自作出之日起{within(LICENCE_PUBLICATION)}，"
    f"其他自形成或者变更之日起{within(ORDINARY)}",
    "a20-6": f"行政处罚决定自作出之日起{within(PENALTY_PUBLICATION)}，"
    f"其他执法决定自作出之日起{within(ENFORCEMENT_PUBLICATION)}",
    "a20-7": f"自批准（批复）之日起{within(BUDGET_PUBLICATION)}",
}
# Budgets and final accounts, the fees that are charged, the catalogue of procurement and
# statistics are of a year each.
YEARLY = {"a20-4", "a20-7", "a20-8", "a20-9"}


def ensure_catalogue():
    """One item for each statutory column, in the host's name; staff name the sections."""
    if CatalogueItem.objects.exists():
        return
    host = Organisation.objects.host()
    CatalogueItem.objects.bulk_create(
        basic_item(section, host) for section in Section.objects.filter(parent__isnull=False)
    )


def basic_item(section, organisation) -> CatalogueItem:
    limit = LIMITS.get(section.code, "")
    return CatalogueItem(
        section=section,
        item=section.name,
        content=section.content,
        basis=section.basis,
        time_limit=limit or f"自形成或者变更之日起{within(ORDINARY)}",
        term_working_days=None if limit else ORDINARY.days,
        organisation=organisation,
        frequency=Frequency.YEARLY if section.code in YEARLY else Frequency.AS_IT_ARISES,
    )
