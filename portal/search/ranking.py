"""The order of hits: own number, whole title, words in the title, then what the text says."""

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Length, Replace

from disclosures.documents.kinds import DEAD
from portal.search.matching import (
    exact,
    is_numbered,
    is_read,
    may_hold,
    of_groups,
    title_holds,
    title_names,
)
from portal.search.sampling import keys_of_hits, newest

OWN_NUMBER, WHOLE_TITLE, SHORT_TITLE, ONE_PIECE, IN_TITLE, NEAR, REST = range(7)
READ = 200  # up to here the texts are read, to put the passages that say more first
NEWEST = ("-published_at", "-pk")


def by_relevance(query, found):
    """`found` with the `rank` of each; within it those in force come before the `dead`.

    What of the rest holds the query in one piece comes before what holds its words apart.
    """
    ways = [When(is_numbered(query), then=Value(OWN_NUMBER))] if query.number else []
    if bare := query.bare:
        found = found.annotate(title_length=Length("title_key"))
        # A short title that ends with the query is its law; its rules of application follow.
        law = When(title_key__endswith=bare, title_length__lte=len(bare) * 2 + 8, then=SHORT_TITLE)
        piece = Case(When(title_key=bare, then=WHOLE_TITLE), law, default=ONE_PIECE)
        ways.append(When(title_key__holds=bare, then=piece))
    in_title = When(of_groups(query, title_names), then=IN_TITLE)
    if query.whole and len(query.groups) > 1:
        together = When(pk__in=_in_one_piece(query, found), then=ONE_PIECE)
        if not query.is_spelled_out:
            together = When(together.condition, then=NEAR)
        ways += [together, in_title] if query.is_spelled_out else [in_title, together]
    else:
        ways.append(in_title)
    rank = Case(*ways, default=REST, output_field=IntegerField())
    return found.annotate(rank=rank, dead=Case(When(validity__in=DEAD, then=1), default=0))


def _in_one_piece(query, found) -> list[int]:
    """Of the newest that may hold the query in one piece, those that do."""
    likely = found.filter(may_hold(query.whole)).order_by(*NEWEST).values("pk")[:READ]
    reading = found.model.objects.filter(pk__in=likely).filter(is_read(query.whole))
    return list(reading.values_list("pk", flat=True))


def by_date(found):
    return found.annotate(rank=Value(REST, IntegerField()), dead=Value(0, IntegerField()))


def of_few(query, found, start: int, count: int) -> list[list[int]]:
    """Keys and ranks of hits so few that all their texts are read: often named comes first."""
    term = query.terms[0]
    times = (Length("text") - Length(Replace("text", Value(term), Value("")))) / len(term)
    often = Case(
        When(rank__lt=NEAR, then=0),
        When(times__gte=8, then=0),
        When(times__gte=3, then=1),
        default=2,
    )
    found = by_relevance(query, found).annotate(times=times).annotate(often=often)
    order = found.order_by("rank", "dead", "often", *NEWEST)
    return list(order.values_list("pk", "rank")[start : start + count])


def of_many(asked, share: float) -> list[tuple[int, int]]:
    """Keys and ranks of so many hits that not all are looked at: own number and whole title,
    then titles with the words, then the rest, each newest first."""
    query, start, count = asked.query, asked.offset, asked.limit
    own = Q(pk__in=asked.newest_own) & is_numbered(query) | Q(title_key=query.bare)
    leading = by_relevance(query, asked.entries.filter(own, exact(query, asked.newest_own)))
    leading = list(leading.order_by("rank", *NEWEST).values_list("pk", "rank")[:READ])
    known = [key for key, _ in leading]
    page = leading[start : start + count]
    titles = asked.entries.filter(asked.choices.among_pairs(), of_groups(query, title_holds))
    titles = titles.exclude(pk__in=known)
    for rank, tier, sample in (
        (IN_TITLE, titles, asked.sampled_titles),
        (REST, asked.likely, asked.sampled),
    ):
        if rank == REST and len(page) < count:
            known += keys_of_hits(titles, asked.reading)  # these few, or the page were full
            tier = tier.exclude(pk__in=known)
        page += [
            (key, rank)
            for key in newest(
                tier,
                sample,
                max(0, start - len(known)),
                count - len(page),
                reading=asked.reading,
                share=share,
                passed_over=len(known),  # those are among the newest as well
            )
        ]
    return page
