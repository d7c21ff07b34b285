"""Where records of a room belong in the statutory catalogue, as data."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shelf:
    """Records of a room that are the content of a column, and the list that shows them.

    `section` is the code of the column; `where` tells which of the room's records they are;
    `list_name` and `query` (with its question mark) make the address of their list.
    """

    section: str
    label: str
    list_name: str
    where: dict = field(default_factory=dict)
    query: str = ""
