"""When a column of the catalogue is due, stale or empty. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from disclosures.catalogue.kinds import (
    EMPTY_COLUMN,
    HOME_PAGE,
    INSPECTED,
    INSPECTION,
    LONGEST_GAP,
)


@dataclass(frozen=True)
class Part:
    """What of a column stands in another list than that of the documents."""

    label: str
    list_name: str
    query: str
    count: int


@dataclass(frozen=True)
class Update:
    """What the public finds in a column: how much, and since when the newest."""

    count: int = 0
    last_on: date | None = None
    parts: tuple[Part, ...] = ()

    @property
    def documents(self) -> int:
        """How much of it stands in the list of the documents."""
        return self.count - sum(part.count for part in self.parts)

    def with_part(self, part: Part, last_on: date) -> "Update":
        newest = max(filter(None, (self.last_on, last_on)))
        return Update(self.count + part.count, newest, (*self.parts, part))


def due_on(last_on: date | None, frequency: str) -> date | None:
    """The last day for the next renewal; None without a rhythm or where nothing is there yet."""
    gap = LONGEST_GAP[frequency]
    return last_on + timedelta(days=gap) if last_on and gap else None


def is_stale(last_on: date | None, frequency: str, on: date) -> bool:
    """Whether the renewal is overdue. What holds nothing is empty, which is another fault."""
    due = due_on(last_on, frequency)
    return due is not None and on > due


def inspection_hint(section_code: str, last_on: date | None, on: date) -> str:
    """What the national inspection would say of the column today; '' when nothing."""
    if last_on is None:
        return f"{EMPTY_COLUMN}（{INSPECTION}）"
    gap = INSPECTED.get(section_code)
    if gap is None or (on - last_on).days <= gap.days:
        return ""
    return f"{gap.words}（{INSPECTION}）"


def home_page_hint(last_on: date | None, on: date) -> str:
    """What it would say of the site as a whole, whose newest item is of `last_on`."""
    if last_on is not None and (on - last_on).days <= HOME_PAGE.days:
        return ""
    latest = f"最近一次发布是{last_on}" if last_on else "还没有发布过信息"
    return f"全站{latest}，{HOME_PAGE.words}属单项否决（{INSPECTION}）"
