"""The choices beside the results: how many hits each would leave, in words, with its address."""

from disclosures.documents.kinds import DocumentKind, Validity
from disclosures.documents.models import Section
from disclosures.organisations.models import Organisation
from disclosures.publishing.addresses import whole_number
from portal.search.asking import Choices
from portal.search.sources import SOURCES

MOST_CHOICES = 12
# Name in the address → field of the index, heading.
FIELDS = {
    "kind": ("subkind", "信息类别"),
    "section": ("section", "公开栏目"),
    "year": ("year", "发布年份"),
    "organisation": ("organisation_id", "责任单位"),
    "validity": ("validity", "有效性"),
}


def choices_from(query) -> Choices:
    """What the address narrows the search by; what does not exist narrows nothing.

    `kind` is a kind of record (documents) or a kind of document (notice).
    """
    kind, code = query.get("kind", ""), query.get("organisation", "")
    organisation = Organisation.objects.filter(code=code).first() if code else None
    return Choices(
        kind=kind if kind in SOURCES else "",
        subkind=kind if kind in DocumentKind.values else "",
        section=query.get("section", "")[:20],
        year=whole_number(query.get("year"), default=0, low=0, high=9998) or None,
        organisation_id=tuple(organisation.subtree_ids()) if organisation else (),
        validity=query.get("validity", "") if query.get("validity") in Validity.values else "",
    )


def groups(counted: dict, query) -> list[dict]:
    """The facets as headings with choices, most hits first (years newest first)."""
    labels = _labels(counted)
    shown = []
    for name, (column, heading) in FIELDS.items():
        values = counted.get(column, {})
        order = sorted(values, key=None if name == "year" else values.get, reverse=True)
        choices = []
        for value in order[:MOST_CHOICES]:
            code, label = labels[column].get(value, (str(value), str(value)))
            link = query.copy()
            link.pop("page", None)
            is_current = query.get(name) == code
            if is_current:
                link.pop(name)
            else:
                link[name] = code
            choices.append(
                {
                    "label": label,
                    "count": values[value],
                    "url": f"?{link.urlencode()}",
                    "is_current": is_current,
                }
            )
        if len(choices) > 1 or any(choice["is_current"] for choice in choices):
            shown.append({"heading": heading, "choices": choices})
    return shown


def _labels(counted) -> dict:
    """Field → value → (what stands in the address, what is read). Two queries at most."""
    sections = Section.objects.filter(code__in=counted.get("section", ()))
    bodies = Organisation.objects.filter(pk__in=counted.get("organisation_id", ()))
    return {
        "subkind": {
            **{kind: (kind, source.label) for kind, source in SOURCES.items()},
            **{kind.value: (kind.value, kind.label) for kind in DocumentKind},
        },
        "section": {section.code: (section.code, section.name) for section in sections},
        "year": {year: (str(year), f"{year}年") for year in counted.get("year", ())},
        "organisation_id": {body.pk: (body.code, body.name) for body in bodies},
        "validity": {value.value: (value.value, value.label) for value in Validity},
    }
