"""What makes rows of one model versions of each other: which columns and files go along."""

from django.db import models

from disclosures.publishing.states import ChangeKind, State


class Versioned:
    """For Publishable. Rooms extend RECORD_FIELDS, and say what hangs on a version."""

    # What stays with the record when its new version and it exchange content.
    RECORD_FIELDS = {
        *("id", "revision_of", "state", "index_number", "source_id", "is_sample", "import_batch"),
        *("first_published_at", "withdrawn_at", "withdrawal_reason", "withdrawal_note", "moved_to"),
    }

    @property
    def versions(self):
        """The other versions of this record: old ones, given-up ones, a new one on its way."""
        return type(self).with_versions.filter(revision_of=self)

    @property
    def record_id(self) -> int:
        """The key of the record that this row is, or is a version of."""
        return self.revision_of_id or self.pk

    def explained_changes(self) -> list[tuple]:
        """(when, note) of the major changes up to this version, newest first. One query at most."""
        versions = [self]
        if self.version > 1:
            versions += self.versions.filter(state=State.ARCHIVED).order_by("-version")
        return [
            (version.version_published_at, version.change_note)
            for version in versions
            if version.change_kind == ChangeKind.MAJOR
        ]

    def listed_parts(self) -> list[str]:
        """What hangs on this version, a line each, for comparison; rooms override."""
        return []

    def copy_parts_to(self, revision):
        """Give a new version what hangs on the record beside its own fields; rooms override."""

    def exchange_parts_with(self, revision):
        """Exchange what hangs on the record with its new version; rooms override."""

    @classmethod
    def version_fields(cls) -> list[models.Field]:
        """The columns that belong to one version of a record."""
        return [f for f in cls._meta.concrete_fields if f.name not in cls.RECORD_FIELDS]

    @classmethod
    def written_fields(cls) -> list[models.Field]:
        """The columns that a drafter writes."""
        return [f for f in cls._meta.concrete_fields if f.editable and not f.primary_key]

    @classmethod
    def content_fields(cls) -> list[models.Field]:
        """Those of them that belong to the version, and change with it."""
        return [f for f in cls.written_fields() if f.name not in cls.RECORD_FIELDS]
