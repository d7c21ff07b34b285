"""Index numbers (索引号): gapless within an organisation and a year."""

from django.conf import settings
from django.utils.timezone import localdate

from disclosures.publishing.models import NumberSeries

# One series for records of every kind: an index number means one record of the organ.
SERIES = "index"


def take_serials(name, count=1) -> int:
    """The first of `count` consecutive new serials; the series stays locked until the commit."""
    NumberSeries.objects.get_or_create(name=name)
    series = NumberSeries.objects.select_for_update().get(name=name)
    first = series.last + 1
    NumberSeries.objects.filter(pk=series.pk).update(last=series.last + count)
    return first


def assign_index_numbers(items, *, at):
    """Give each item that has none its number, by the organ that discloses it and the year of `at`.

    There is no national structure for the number: its pattern is a setting. The items are given
    theirs in order; they are not saved here.
    """
    year = localdate(at).year
    waiting: dict[str, list] = {}
    codes: dict[int, str] = {}
    for item in items:
        if not item.index_number:
            key = item.organisation_id
            if key not in codes:
                codes[key] = item.organisation.disclosing_organ().code
            waiting.setdefault(codes[key], []).append(item)
    for code, group in sorted(waiting.items()):
        first = take_serials(f"{SERIES}:{code}:{year}", len(group))
        for serial, item in enumerate(group, first):
            item.index_number = settings.INDEX_NUMBER_PATTERN.format(
                code=code, year=year, serial=serial
            )
