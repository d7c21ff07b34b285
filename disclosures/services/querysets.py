"""Named questions about service items: entered in a year, handled at a counter, of a code."""

from disclosures.publishing.states import EDITABLE, GONE, State
from disclosures.rooms.querysets import RoomQuerySet

LONG = ("body", "conditions", "basis", "materials", "steps", "questions")


class ServiceItemQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer(*LONG)

    def entered_in(self, year: int):
        """Entered into the list of service items on a day of the year."""
        return self.filter(entered_on__year=year)

    def at_window(self, window):
        """Handled at one counter; an item may be handled at several."""
        return self.filter(**{str(window): True})

    def common_first(self):
        """What the office marked as often asked for, then the newest."""
        return self.order_by("-is_common", "-first_published_at", "-pk")

    def of_code(self, code: str):
        """The items of one code; without a code there are none."""
        return self.filter(code=code) if code else self.none()

    def of_same_code(self, item):
        """Other records of the same body under the same code that are public or on their way.

        Of two drafts the first to be submitted has the code; what was withdrawn leaves it free.
        """
        others = self.of_code(item.code).filter(organisation=item.organisation_id)
        without_claim = [State.DISCARDED, *EDITABLE, *GONE]
        return others.exclude(pk=item.record_id).exclude(state__in=without_claim)
