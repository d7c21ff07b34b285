"""Named questions about inquiries: answered in a year, by month and channel, where they stand."""

from functools import cache

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear

from disclosures.inquiries.deadlines import answer_clock
from disclosures.publishing.states import State
from disclosures.rooms.querysets import RoomQuerySet

LONG = ("body", "question", "question_original", "asker_name", "asker_contact", "hard_reason")


class InquiryQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer(*LONG)

    def kept(self):
        """All but what was given up: published or not, they came in."""
        return self.exclude(state=State.DISCARDED)

    def answered_in(self, year: int):
        """Answered on a day of the year, published or not."""
        return self.kept().filter(answered_on__year=year)

    def by_month_and_channel(self) -> dict[tuple[int, str], int]:
        """(month of the answer, channel) → number. One query."""
        groups = self.order_by().values_list(ExtractMonth("answered_on"), "channel")
        return {(month, channel): n for month, channel, n in groups.annotate(Count("pk"))}

    def years_answered(self) -> list[int]:
        """The years in which any of them was answered, newest first. One query."""
        year = ExtractYear("answered_on")
        years = self.kept().exclude(answered_on=None).order_by().values_list(year, flat=True)
        return sorted(years.distinct(), reverse=True)

    def standing(self, standing, *, limits, today, days):
        """Those whose clock stands so on a day. The rule is in deadlines.py alone: it is asked
        once for each set of days that there is, some thousands in ten years."""

        @cache
        def stands(received_on, answered_on, is_hard):
            clock = answer_clock(
                received_on,
                answered_on=answered_on,
                is_hard=is_hard,
                limits=limits,
                today=today,
                days=days,
            )
            return clock is not None and clock.standing == standing

        rows = self.order_by().values_list("pk", "received_on", "answered_on", "is_hard")
        return self.filter(pk__in=[pk for pk, *dates in rows if stands(*dates)])
