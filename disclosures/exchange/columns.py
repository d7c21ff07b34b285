"""What a room lists to have spreadsheets: its columns, and how a row finds its record."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from disclosures.exchange.kinds import Text


@dataclass(frozen=True)
class Column:
    """One column, the same in the template, the import and the export.

    `key` is the record's attribute, or what `read_from` gives where it has none of that name.
    """

    key: str
    heading: str
    kind: Text = Text()
    required: bool = False  # of a new row
    example: object = ""
    help: str = ""
    default: object = None  # of a new row whose cell is empty or whose sheet lacks the column
    written: bool = True  # False: finds or dates a record, and is never written onto one
    only_new: bool = False  # written onto new records alone: what is stored is worded here
    imported: bool = True
    exported: bool = True
    public: bool = False  # in the lists that the public downloads
    read_from: Callable | None = None

    def value(self, record):
        return self.read_from(record) if self.read_from else getattr(record, self.key)


class Exchange:
    """The spreadsheet of one kind of publishable record; a room subclasses it."""

    model: ClassVar[type]
    columns: ClassVar[tuple[Column, ...]]
    related: ClassVar[tuple[str, ...]] = ()  # select_related of what the columns print
    deferred: ClassVar[tuple[str, ...]] = ()  # long texts that no export prints
    published_on = ""  # key of the column with the date on which a past record was made public
    files = ""  # key of the column that names attachments in a ZIP

    @classmethod
    def importing(cls) -> list[Column]:
        return [column for column in cls.columns if column.imported]

    @classmethod
    def exporting(cls, *, public=False) -> list[Column]:
        return [c for c in cls.columns if c.exported and (c.public or not public)]

    def __init__(self, by):
        self.by = by

    def blank(self):
        """A new record before a row is written onto it."""
        return self.model()

    def read_together(self, values: dict):
        """Settle what the cells of a row mean together, before anything is compared or kept."""

    def identity(self, values: dict) -> tuple | None:
        """What the row is recognised by, the surest mark that it has; begins with its name."""
        raise NotImplementedError

    def find(self, identities: set[tuple]) -> dict[tuple, list]:
        """The stored records of each identity that has any. A few queries for all of them."""
        raise NotImplementedError

    def unknown(self, identity) -> str:
        """Why a row is refused whose mark is no record's; '' where it is a new one then."""
        return ""

    def problems(self, record) -> list[str]:
        """Why a row can't be taken, beyond its cells one by one; rooms add theirs."""
        return []

    def unpublishable(self, record, files) -> list[str]:
        """What a past record must have before it is published as it is; rooms add theirs."""
        return []

    def hints(self, record) -> list[str]:
        """What looks wrong and hinders nothing; rooms override."""
        return []
