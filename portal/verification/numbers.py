"""Numbers that are given without gaps: index numbers of records, batches of delivery lists."""

import re
from string import Formatter

from django.conf import settings

from disclosures.handover.models import DeliveryList
from disclosures.publishing.models import NumberSeries, publishable_models
from disclosures.publishing.numbers import SERIES
from portal.verification.findings import Finding

PIECES = {"code": r"[-\w]+", "year": r"\d+", "serial": r"\d+"}


def index_numbers() -> Finding:
    """Each number of each series is held by exactly one record."""
    numbers = [number for model in publishable_models() for number in _held(model)]
    given = _given(f"{SERIES}:")
    problems = [] if len(set(numbers)) == len(numbers) else ["有重复的索引号"]
    problems += _gaps(set(numbers), given)
    return Finding("索引号", f"{len(numbers)} 个，{len(given)} 个序列，连续且不重复", problems)


def _held(model) -> list[str]:
    return list(model.objects.exclude(index_number="").values_list("index_number", flat=True))


def _given(prefix: str) -> dict[tuple[str, str], int]:
    """The last serial of each series by what stands in its name after the prefix."""
    rows = NumberSeries.objects.filter(name__startswith=prefix).values_list("name", "last")
    return {tuple(name.removeprefix(prefix).rsplit(":", 1)): last for name, last in rows}


def _gaps(held: set[str], given: dict) -> list[str]:
    """Numbers that were given and nobody holds, and those that nobody was given.

    A number of another pattern comes from the time before the setting was changed; it stands for
    one that would be missing today.
    """
    expected = {
        settings.INDEX_NUMBER_PATTERN.format(code=code, year=int(year), serial=serial)
        for (code, year), last in given.items()
        for serial in range(1, last + 1)
    }
    missing, extra = sorted(expected - held), sorted(held - expected)
    pattern = _pattern(settings.INDEX_NUMBER_PATTERN)
    foreign = [number for number in extra if pattern.fullmatch(number)]
    problems = [f"{number} 不是按序列取得的" for number in foreign]
    if len(missing) != len(extra) - len(foreign):
        problems += [f"{number} 已取号而没有信息使用" for number in missing]
    return problems


def _pattern(form: str) -> re.Pattern:
    pieces = ""
    for literal, name, _, _ in Formatter().parse(form):
        pieces += re.escape(literal) + (PIECES[name] if name else "")
    return re.compile(pieces)


def delivery_numbers() -> Finding:
    """The batches of each body and year are 1, 2, 3 … up to the last that was given."""
    held: dict[tuple[str, str], list[int]] = {}
    rows = DeliveryList.objects.order_by("serial").values_list("organisation_id", "year", "serial")
    for organisation, year, serial in rows:
        held.setdefault((str(organisation), str(year)), []).append(serial)
    given = _given("delivery:")
    problems = [
        f"机构 {organisation} {year} 年的移送批次不连续"
        for organisation, year in sorted(held.keys() | given.keys())
        if held.get((organisation, year), [])
        != list(range(1, given.get((organisation, year), 0) + 1))
    ]
    return Finding("移送批次", f"{len(rows)} 个，{len(given)} 个序列，连续", problems)
