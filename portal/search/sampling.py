"""The sample of the index: how many hits there will be, and how far back the newest of them lie."""

from math import ceil, sqrt
from zlib import crc32

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

SAMPLED = 32  # one entry of so many
WIDER = 4  # times as many are looked at when the first stretch of time held too few


def is_sampled(kind: str, object_id: int) -> bool:
    """By its key, so that a rebuild draws the same."""
    return crc32(f"{kind}/{object_id}".encode()) % SAMPLED == 0


def estimated(in_sample: int, share=1.0) -> float:
    """How many hits there are by so many in the sample, of which `share` are hits indeed."""
    return in_sample * SAMPLED * share


def certainly_above(number: int, in_sample: int) -> bool:
    """Whether so many in the sample can't come from `number` hits or fewer."""
    return estimated(in_sample - 4 * sqrt(in_sample)) > number


def rounded(estimate: float) -> int:
    """An estimate with the two figures that it can vouch for."""
    digits = max(0, len(str(int(estimate))) - 2)
    return round(estimate / 10**digits) * 10**digits


def newest(likely, sample, start: int, count: int, *, reading=None, share=1.0, passed_over=0):
    """Keys of hits `start` to `start + count` of very many, newest first.

    Hits are `likely` entries, of which `reading` the text decides. `sample` are those in the
    sample; `share` of them are hits, and so many of those are `passed_over`. They say from which
    moment on there are enough: only so much of the index is read, unless that was too little.
    """
    if not count:
        return []
    likely = likely.order_by("-published_at", "-pk")
    expected = (start + count + passed_over) / share / SAMPLED
    enough = ceil(expected + 4 * sqrt(expected)) + 4
    oldest = sample.order_by("-published_at", "-pk").values_list("published_at", "pk")
    for place in (enough, enough * WIDER):
        boundary = oldest[place - 1 : place]
        if not boundary:
            break
        since = RawSQL("(published_at, id) >= (%s, %s)", boundary[0], BooleanField())
        keys = keys_of_hits(likely.filter(since), reading)[start : start + count]
        if len(keys) == count or reading and place > enough:
            return list(keys)
    return list(keys_of_hits(likely, reading)[start : start + count])


def keys_of_hits(likely, reading):
    """Texts are read in a second step: of what the planner takes for few it would read all."""
    if reading is None:
        return likely.values_list("pk", flat=True)
    keys = list(likely.values_list("pk", flat=True))
    known = likely.model.objects.filter(pk__in=keys).filter(reading)
    return known.order_by("-published_at", "-pk").values_list("pk", flat=True)
