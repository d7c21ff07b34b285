"""Documents that may be the same as a draft: by number, or by nearly the same title."""

from difflib import SequenceMatcher

from django.db.models import Q

from disclosures.documents.models import Document
from disclosures.publishing.states import UNDER_WAY, State

NEAR = 0.9  # share of characters that two titles have in common, in their order
END = 8  # a title that is nearly the same shares its first or its last characters
SHORTEST = 6  # shorter titles (公告, 任免通知) are alike without being the same
EXAMINED, SHOWN = 200, 5


def duplicates_of(document) -> list[tuple[Document, str]]:
    """Other records with the same number or nearly the same title, each with the reason."""
    number, title = document.document_number, document.title
    likely = Q(document_number=number) if number else Q(pk__in=[])
    if len(title) >= SHORTEST:
        likely |= Q(title__startswith=title[:END]) | Q(title__endswith=title[-END:])
    others = (
        Document.objects.exclude(pk=document.record_id)
        .filter(likely, state__in={*UNDER_WAY, State.PUBLISHED})
        .only("title", "document_number", "state", "organisation")
    )
    found = []
    for other in others.order_by("-pk")[:EXAMINED]:
        if number and other.document_number == number:
            found.append((other, f"发文字号相同（{number}）"))
        elif len(title) >= SHORTEST and nearly_the_same(title, other.title):
            found.append((other, "标题相同" if title == other.title else "标题相近"))
    return found


def nearly_the_same(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR
