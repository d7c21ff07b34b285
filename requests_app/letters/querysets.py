"""Named questions about letters: whose, sent, for the applicant."""

from django.db import models
from django.db.models import Q

from requests_app.letters.kinds import TO_APPLICANT, FileRole


class LetterQuerySet(models.QuerySet):
    def of_bodies(self, keys: set[int] | None):
        """Of cases that these bodies and sections handle; None means all."""
        if keys is None:
            return self
        return self.filter(Q(application__organisation__in=keys) | Q(application__section__in=keys))

    def issued(self):
        return self.exclude(issued_on=None)

    def for_applicant(self):
        """What the applicant may download: sent to him, under seal."""
        to_him = self.filter(kind__in=sorted(TO_APPLICANT)).exclude(sent_on=None)
        return to_him.filter(files__role=FileRole.SEALED).distinct()

    def for_rows(self):
        return self.select_related("application", "organisation", "consultation").prefetch_related(
            "files"
        )
