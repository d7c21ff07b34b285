"""The sample bureau's projects of the key areas, each with the thread of its stages."""

from disclosures.projects.models import SUPERVISION, Project
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

STAGE = ("stage", "day", "ends", "shown", "words", "sold_until")
GIVEN = ("kind", "title", "code", "owner", "place", "investment", "scope", "trading_centre")


def load_projects(organisations, people):
    texts = read_all("projects")["projects"]
    load_records([_unsaved(text, organisations) for text in texts], people)


def _unsaved(text, organisations):
    supervised = [column.key for column in SUPERVISION]
    return sample(
        Project,
        text["key"],
        text["published_on"],
        organisation=organisations[text["organisation"]],
        procurement=text.get("procurement", ""),
        stages=_rows(STAGE, text["stages"]),
        supervision=_rows(supervised, text["supervision"]),
        **{key: text[key] for key in GIVEN},
    )


def _rows(keys, rows):
    """A row leaves out at its end what it does not tell."""
    return [{key: str(cell) for key, cell in zip(keys, row, strict=False)} for row in rows]
