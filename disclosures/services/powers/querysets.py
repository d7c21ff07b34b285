"""Named questions about powers."""

from disclosures.rooms.querysets import RoomQuerySet


class PowerQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer("body", "basis", "responsibilities", "accountability")

    def of_code(self, code: str):
        """The powers of one code; without a code there are none."""
        return self.filter(code=code) if code else self.none()
