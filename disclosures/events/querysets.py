"""Named questions about events: of a kind, held in a year, about a document, awaiting feedback."""

from django.db.models import Case, CharField, F, Func, IntegerField, Q, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from disclosures.events.kinds import EventKind, Standing
from disclosures.rooms.querysets import RoomQuerySet


class EventQuerySet(RoomQuerySet):
    printed = ("organisation", "document")

    def for_rows(self):
        """Rows without texts and tables; the document is for pages alone."""
        long = ("body", "transcript", "result", "ways_to_comment")
        return self.select_related("organisation").defer(*long)

    def for_page(self):
        return super().for_page().defer("document__body", "document__summary")

    def of_kind(self, kind: EventKind):
        return self.filter(kind=kind)

    def held_in(self, year: int):
        """Held, or begun, on a day of the year."""
        return self.filter(held_on__year=year)

    def interpreting(self):
        """现场解读: marked as the interpretation of a policy."""
        return self.filter(is_interpretation=True)

    def about(self, document):
        """The events of a document, of whichever of its versions is looked at."""
        return self.filter(document=document.record_id)

    def years(self):
        """The years in which any of them was held, newest first: what their list is narrowed by."""
        year = ExtractYear("held_on")
        years = self.order_by().exclude(held_on=None).values_list(year, flat=True).distinct()
        return sorted(years, reverse=True)

    def questions(self) -> int:
        """How many questions all their transcripts hold."""
        rows = Func(F("transcript"), function="jsonb_array_length", output_field=IntegerField())
        return self.aggregate(total=Sum(rows))["total"] or 0

    # --- consultations --------------------------------------------------------------------------
    def with_standing(self, on):
        """Each with `standing` on a day, '' where it is no consultation; as rules.standing()."""
        return self.alias(closes_on=Coalesce("ends_on", "held_on")).annotate(
            standing=Case(
                When(~Q(kind=EventKind.CONSULTATION), then=Value("")),
                When(~Q(result_summary=""), then=Value(Standing.ANSWERED)),
                When(held_on__gt=on, then=Value(Standing.COMING)),
                When(closes_on__gte=on, then=Value(Standing.OPEN)),
                default=Value(Standing.CLOSED),
                output_field=CharField(),
            )
        )

    def awaiting_feedback(self, on):
        """Public consultations that are over, and nothing is said of what became of them."""
        return self.visible().with_standing(on).filter(standing=Standing.CLOSED)
