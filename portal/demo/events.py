"""The sample bureau's events: with questions and answers, a consultation with its result."""

from disclosures.events.models import Event
from disclosures.rich_text.cleaning import paragraphs
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

WORDS = ("kind", "title", "held_on", "ends_on", "place", "participants", "is_interpretation")
MORE = ("transcript", "ways_to_comment", "result_summary", "result")


def load_events(records, organisations, people):
    """`records`: title → document of the demonstration."""
    texts = read_all("events")["events"]
    made = [_unsaved(text, records, organisations) for text in texts]
    pictures = {
        event.source_id: [(text["picture"], text["words"])]
        for event, text in zip(made, texts, strict=True)
        if "picture" in text
    }
    load_records(made, people, pictures=pictures)


def _unsaved(text, records, organisations):
    return sample(
        Event,
        text["key"],
        text["published_on"],
        organisation=organisations[text["organisation"]],
        document=_called(text["document"], records) if "document" in text else None,
        body=paragraphs("\n".join(text["paragraphs"])),
        **{key: text[key] for key in (*WORDS, *MORE) if key in text},
    )


def _called(part, records):
    return next(record for title, record in records.items() if f"《{part}》" in title)
