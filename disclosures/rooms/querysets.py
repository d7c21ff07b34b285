"""Named questions that the records of every room answer."""

from disclosures.publishing.querysets import PublishableQuerySet


class RoomQuerySet(PublishableQuerySet):
    """Rooms extend `printed` with what their rows and pages print of other records."""

    printed: tuple[str, ...] = ("organisation",)

    def for_rows(self):
        """What a row of a list prints, in one query; bodies stay where they are."""
        return self.select_related(*self.printed).defer("body")

    def for_page(self):
        """What the page of a record prints, in one query."""
        return self.select_related(*self.printed, "moved_to")
