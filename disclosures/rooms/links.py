"""What a page shows of other rooms: each room says what it has about a kind of record.

A room that lies above another is unknown to it; it offers its links when the application starts.
"""

from collections.abc import Callable

from django.db.models import QuerySet

_offers: dict[type, list[tuple[str, Callable]]] = {}


def offer_links(model, heading: str, find: Callable[[object], QuerySet]):
    """From now on pages of `model` list what `find(record)` gives, visible records only."""
    offers = _offers.setdefault(model, [])
    if all(known != heading for known, _ in offers):
        offers.append((heading, find))


def links_of(item) -> list[dict]:
    """Heading and records of each offer that has any the public may see. One query each."""
    groups = [
        {"heading": heading, "records": list(find(item).visible().newest_first().for_rows())}
        for heading, find in _offers.get(type(item), ())
    ]
    return [group for group in groups if group["records"]]
