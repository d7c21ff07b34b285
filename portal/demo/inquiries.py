"""The sample bureau's inquiries of a year: thousands answered, some of them published."""

from disclosures.inquiries.models import Inquiry
from disclosures.publishing.history import entry
from disclosures.publishing.models import HistoryEntry
from disclosures.rich_text.cleaning import paragraphs
from portal.demo.choices import Choice
from portal.demo.dates import moment, step, working_days_of
from portal.demo.organisations import BUREAU
from portal.demo.rooms import load_records, sample
from portal.demo.topics import YEAR, read_all

# Channel → how many were answered on it, and how its work orders are numbered.
ANSWERED = {
    "minxin": (1206, "MX"),
    "interaction": (412, "ZM"),
    "transfer": (285, "ZB"),
    "12328": (1700, "RX"),
}
SECTIONS = ("CYJT-YSGL", "CYJT-JSGL", "CYJT-XZSP", "CYJT-AQJD")
ORDINARY, HARD, LATE = (1, 6), (8, 14), (16, 18)  # working days until the answer
HARD_REASON = "涉及几个单位，需要实地核查"


def load_inquiries(organisations, people):
    texts = read_all("inquiries")
    questions = list(_questions(texts["published"]))
    shares = _shared(questions)
    made = [
        _inquiry(channel, number, text, organisations)
        for channel, (total, _) in ANSWERED.items()
        for number, text in _numbered(total, shares[channel], texts["subjects"])
    ]
    load_records([item for item in made if item.body], people)
    _keep([item for item in made if not item.body])


def _questions(texts):
    """Each published text, once for each of its places."""
    for text in texts:
        for place in text.get("places", [""]):
            words = (text["title"], text["question"], "\n".join(text["answer"]))
            title, question, answer = (part.replace("{县}", place) for part in words)
            yield {"title": title, "question": question, "answer": answer}


def _shared(questions) -> dict[str, list]:
    """The published ones dealt out to the channels in turn."""
    return {channel: questions[n :: len(ANSWERED)] for n, channel in enumerate(ANSWERED)}


def _numbered(total, published, subjects):
    """(number, text) of every inquiry of a channel, the published ones spread over the year."""
    every = total // len(published)
    for number in range(1, total + 1):
        place, rest = divmod(number, every)
        if rest == 0 and place <= len(published):
            yield number, published[place - 1]
        else:
            yield number, Choice(f"{total} {number}").one(subjects)


def _inquiry(channel, number, text, organisations):
    total, prefix = ANSWERED[channel]
    choice = Choice(f"inquiry {channel} {number}")
    days = working_days_of(YEAR, 1 + (number - 1) * 12 // total)
    answered_on = choice.one(days)
    taken = choice.below(200)
    is_hard = taken < 8
    span = LATE if taken == 199 else HARD if is_hard else ORDINARY
    section = organisations[choice.one(SECTIONS)]
    return sample(
        Inquiry,
        f"{channel}-{number:05d}",
        step(answered_on, 3) if answered_on.month < 12 else answered_on,
        organisation=organisations[BUREAU],
        assigned_to=section,
        channel=channel,
        work_order=f"{prefix}{YEAR}{number:05d}",
        received_on=step(answered_on, -choice.between(*span)),
        answered_on=answered_on,
        is_hard=is_hard,
        hard_reason=HARD_REASON if is_hard else "",
        title=text["title"],
        question_original=text.get("words", text.get("question")),
        question=text.get("question", ""),
        body=paragraphs(text.get("answer", "")),
    )


def _keep(items):
    """Answered and not published: thousands, written at once with a line of history each."""
    stored = set(Inquiry.objects.exclude(source_id="").values_list("source_id", flat=True))
    waiting = [item for item in items if item.source_id not in stored]
    for item in waiting:
        item.first_published_at = None
        item.created_at = item.changed_at = moment(item.received_on)
    Inquiry.objects.bulk_create(waiting, batch_size=1000)
    HistoryEntry.objects.bulk_create(
        (entry(item, "register", "登记来件", by=None, at=item.created_at) for item in waiting),
        batch_size=1000,
    )
