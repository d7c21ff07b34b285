"""Named questions about documents."""

from disclosures.documents.kinds import DocumentKind
from disclosures.publishing.querysets import PublishableQuerySet


class DocumentQuerySet(PublishableQuerySet):
    def of_kind(self, kind: DocumentKind):
        return self.filter(kind=kind)

    def for_rows(self):
        """What a row of a list prints, in one query; bodies stay where they are."""
        return self.select_related("organisation", "section").defer("body", "summary")
