"""The sample bureau's interpretations, and the documents that it says need none."""

from datetime import timedelta

from disclosures.interpretations.actions import waive
from disclosures.interpretations.models import Interpretation
from disclosures.rich_text.cleaning import paragraphs
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all


def load_interpretations(records, organisations, people):
    """`records`: title → document of the demonstration."""
    texts = read_all("interpretations")
    made = [_unsaved(text, records, organisations) for text in texts["interpretations"]]
    pictures = {
        record.source_id: [(text["picture"], text["words"])]
        for record, text in zip(made, texts["interpretations"], strict=True)
        if "picture" in text
    }
    load_records(made, people, pictures=pictures)
    for waiver in texts["waivers"]:
        document = _named(waiver["document"], records)
        if not hasattr(document, "interpretation_waiver"):
            at = document.first_published_at + timedelta(hours=2)
            waive(document, reason=waiver["reason"], by=people["editor"], at=at)


def _unsaved(text, records, organisations):
    document = _named(text["document"], records)
    return sample(
        Interpretation,
        text["key"],
        text["published_on"],
        organisation=organisations[text["organisation"]],
        title=f"《{text['document']}》政策解读",
        form=text["form"],
        document=document,
        interpreter=text["interpreter"],
        questions=text.get("questions", []),
        body=paragraphs("\n".join(text["paragraphs"])),
    )


def _named(part, records):
    return next(record for title, record in records.items() if f"《朝阳市{part}》" in title
                or title.endswith(part))  # fmt: skip
