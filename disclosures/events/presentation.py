"""An event as the reader sees it: the table of its facts, and where a consultation stands. Pure."""

from disclosures.events.kinds import Standing
from disclosures.events.rules import standing
from disclosures.rooms.presentation import chinese_date, facts

TAGS = {Standing.OPEN: "tag-good", Standing.COMING: "tag-warn"}


def metadata(item) -> list[dict]:
    return facts(
        item,
        ("类型", item.get_kind_display(), ""),
        ("征集时间" if item.is_consultation else "举行日期", days_in_words(item), "date"),
        ("地点", item.place, ""),
        ("参加人员", item.participants, ""),
    )


def days_in_words(item) -> str:
    return "至".join(chinese_date(day) for day in (item.held_on, item.ends_on) if day)


def standing_of(item, on) -> dict | None:
    """Label, css and whether it takes comments, of a consultation; None for anything else."""
    if not (item.is_consultation and item.held_on):
        return None
    found = standing(item.held_on, item.ends_on, is_answered=bool(item.result_summary), on=on)
    takes_comments = found in (Standing.OPEN, Standing.COMING)
    return {"label": found.label, "css": TAGS.get(found, ""), "takes_comments": takes_comments}
