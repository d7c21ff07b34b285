"""Named questions about documents and the columns that they are filed under."""

import re
from datetime import timedelta

from django.db import models
from django.db.models import Count, Q

from disclosures.documents.kinds import CURRENT, DEAD, ContentSource, DocumentKind, Validity
from disclosures.documents.rules import normalise_number
from disclosures.publishing.querysets import PublishableQuerySet
from disclosures.publishing.states import GONE, VISIBLE, State

ADDRESS = re.compile(r"/disclosures/(\d{1,15})/?$", re.ASCII)


class SectionQuerySet(models.QuerySet):
    def filled(self):
        """Columns that hold something the public may see, each with how much (`count`)."""
        shown = Q(**{f"documents__{field}": value for field, value in VISIBLE.items()})
        return (
            self.filter(parent__isnull=False)
            .annotate(count=Count("documents", filter=shown))
            .filter(count__gt=0)
            .order_by("parent__order", "order")
        )


class DocumentQuerySet(PublishableQuerySet):
    def of_kind(self, kind: DocumentKind):
        return self.filter(kind=kind)

    def for_rows(self):
        """What a row of a list prints, in one query; bodies stay where they are."""
        return self.select_related("organisation", "section", "validity_decided_by").defer(
            *("body", "summary", "validity_decided_by__body", "validity_decided_by__summary")
        )

    def for_page(self):
        """What the page of a document prints, in one query; the bodies of others stay behind."""
        others = ("moved_to", "validity_decided_by", "successor")
        return self.select_related("organisation", "section", "theme__parent", *others).defer(
            *(f"{other}__body" for other in others)
        )

    def called(self, text: str):
        """By document number in any of its spellings, index number, title, or public address."""
        text = text.strip()
        known = Q(document_number=normalise_number(text)) | Q(index_number=text) | Q(title=text)
        if found := ADDRESS.search(text):
            known |= Q(pk=found[1])
        return self.filter(known)

    # --- by whom it was made --------------------------------------------------------------------
    def own(self):
        """制发 by the organ itself: what it issued alone, and joint documents that it leads.

        A joint document counts with the organ that leads it, a repost never (国办发〔2014〕32号).
        """
        led = Q(content_source=ContentSource.JOINT, is_led_here=True)
        return self.filter(Q(content_source=ContentSource.ORIGINAL) | led)

    def reposts(self):
        """转载: taken over from another organ, with its source and address."""
        return self.filter(content_source=ContentSource.REPOSTED)

    # --- validity -------------------------------------------------------------------------------
    def current(self):
        """In force, some of them as amended."""
        return self.filter(validity__in=CURRENT)

    def ended(self):
        """Lapsed by time or fact, or repealed by a decision."""
        return self.filter(validity__in=DEAD)

    def lapsing(self, day, *, within):
        """Public and alive, and their validity ends within so many days from `day`."""
        soon = day + timedelta(days=within)
        return self.filter(state=State.PUBLISHED, valid_until__range=(day, soon)).exclude(
            validity__in=DEAD
        )

    def validity_due(self, day):
        """Once published, and the calendar has overtaken what is written as their validity."""
        begun = Q(validity=Validity.NOT_YET_IN_FORCE, effective_on__lte=day)
        over = Q(valid_until__lt=day) & ~Q(validity__in=DEAD)
        return self.filter(begun | over, state__in=[State.PUBLISHED, *GONE])

    def affected_by(self, document):
        """What the document decided on (repealed, amended …) or has taken the place of."""
        key = document.record_id
        return self.filter(Q(validity_decided_by=key) | Q(successor=key))
