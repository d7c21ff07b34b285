"""Named questions about the lines of the register."""

from django.db import models
from django.db.models import Q

from disclosures.publishing.states import VISIBLE, Attribute, State
from disclosures.register.deadlines import overdue_from
from disclosures.statute.terms import FROM_APPROVAL, PublicationKind

# The public sees it, or saw it for as long as it had to be shown.
SEEN = Q(**{f"document__{field}": value for field, value in VISIBLE.items()}) | Q(
    document__state=State.DISPLAY_ENDED
)


class RegisterQuerySet(models.QuerySet):
    def within(self, organisation):
        """Lines of the organisation or of any node below it."""
        return self.filter(organisation__in=organisation.subtree_ids())

    def waiting(self):
        """Whatever their attribute: no document yet, or one that is not public."""
        return self.exclude(SEEN)

    def unpublished(self):
        """应公开未公开: to be disclosed by the body's own motion, and not public."""
        return self.waiting().filter(attribute=Attribute.PROACTIVE)

    def overdue(self, on, calendar):
        """Unpublished, and the term of their kind was over before `on`."""
        over = Q(pk__in=[])
        for kind in PublicationKind:
            if bounds := overdue_from(kind, on, calendar):
                start = "approved_on" if kind in FROM_APPROVAL else "made_on"
                over |= Q(kind=kind, **{f"{start}__range": bounds})
        return self.unpublished().filter(over)
