"""What is asked, as questions to the index and its sample; and the plans that are allowed."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q
from django.utils.functional import cached_property

from portal.search.language import Query
from portal.search.matching import (
    exact,
    likely,
    likely_in_sample,
    numbered,
    of_groups,
    title_holds,
    when_read,
)
from portal.search.models import SearchEntry, SearchSample
from portal.search.text import choice_gram

ONE_OF = ("kind", "subkind", "section", "year", "validity")
TIMEOUT_MS = 3000


@dataclass(frozen=True)
class Choices:
    """What the reader narrows a search by; names are those of SearchEntry."""

    kind: str = ""
    subkind: str = ""
    section: str = ""
    year: int | None = None
    organisation_id: tuple[int, ...] = ()
    validity: str = ""

    def condition(self) -> Q:
        found = Q(organisation_id__in=self.organisation_id) if self.organisation_id else Q()
        for name in ONE_OF:
            if value := getattr(self, name):
                found &= Q(**{name: value})
        return found

    def among_pairs(self) -> Q:
        """What finds the same entries together with the pairs of the words, in one index."""
        bodies = [choice_gram("organisation_id", body) for body in self.organisation_id]
        found = Q(grams__overlap=bodies) if bodies else Q()
        for name in ONE_OF:
            if value := getattr(self, name):
                found &= Q(grams__has_all=[choice_gram(name, value)])
        return found


EVERYTHING = Choices()


@dataclass(frozen=True)
class Asked:
    """A query with what narrows it, the order and the page."""

    query: Query
    choices: Choices
    by_date: bool
    limit: int
    offset: int

    @property
    def entries(self):
        """What the choices leave; for questions that titles or numbers answer."""
        return SearchEntry.objects.filter(self.choices.condition())

    @cached_property
    def own(self) -> list[int]:
        return numbered(self.query, self.entries)

    @property
    def newest_own(self) -> list[int]:
        """As many of them as the page can show."""
        return self.own[: self.offset + self.limit]

    @property
    def found(self):
        """The exact matches."""
        return self.entries.filter(self.choices.among_pairs(), exact(self.query, self.own))

    @property
    def likely(self):
        """What may be an exact match as far as the index knows."""
        return self.entries.filter(self.choices.among_pairs(), likely(self.query, self.newest_own))

    @property
    def reading(self) -> Q | None:
        return when_read(self.query, self.newest_own)

    @property
    def sampled(self):
        """What of the sample is likely to match."""
        return SearchSample.objects.filter(
            self.choices.condition(), self.choices.among_pairs(), likely_in_sample(self.query)
        )

    @property
    def sampled_titles(self):
        """Of the sample those with the words in their titles."""
        in_title = of_groups(self.query, title_holds)
        return SearchSample.objects.filter(self.choices.condition(), in_title)


@contextmanager
def planned():
    """A transaction in which the plans are ours and no statement runs for ever."""
    settings = {
        "enable_seqscan": "off",
        "enable_indexscan": "off",  # bitmaps, which read no more than the index says
        "max_parallel_workers_per_gather": "0",
        "jit": "off",
        "statement_timeout": str(TIMEOUT_MS),
    }
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {calls}", [part for pair in settings.items() for part in pair])
        yield
