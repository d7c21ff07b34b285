"""The sample bureau's responses to public concerns, and the year in which there was none."""

from datetime import date

from disclosures.responses.actions import record_none
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.rich_text.cleaning import paragraphs
from portal.demo.dates import moment
from portal.demo.organisations import BUREAU
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

GIVEN = ("title", "concern", "found_at", "severity", "answered_at", "channel")


def load_responses(organisations, people):
    texts = read_all("responses")
    load_records([_unsaved(text, organisations) for text in texts["responses"]], people)
    for text in texts["without"]:
        nothing = {"year": text["year"], "organisation": organisations[BUREAU]}
        if not YearWithoutResponse.objects.filter(**nothing).exists():
            record_none(
                YearWithoutResponse(**nothing, statement=text["statement"]),
                by=people["publisher"],
                at=moment(date(text["year"] + 1, 1, 8)),
            )


def _unsaved(text, organisations):
    return sample(
        PublicResponse,
        text["key"],
        text["published_on"],
        organisation=organisations[text["organisation"]],
        body=paragraphs("\n".join(text["paragraphs"])),
        **{key: text[key] for key in GIVEN},
    )
