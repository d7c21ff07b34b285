"""What search writes besides its index: the first synonyms, and queries that found nothing."""

import json
from pathlib import Path

from django.db.models import F

from disclosures.privacy.finders import find_personal_data
from portal.search.models import FruitlessQuery, Synonym

LONGEST_KEPT = 60
MOST_KEPT = 5000


def ensure_synonyms(**signal):
    """Receiver of post_migrate: common short names, until staff have made the list theirs."""
    if Synonym.objects.exists():
        return
    pairs = json.loads(Path(__file__).with_name("synonyms.json").read_text("utf-8"))
    Synonym.objects.bulk_create(Synonym(short=s, full=f) for s, f in pairs.items())


def note_fruitless(text, *, at):
    """Count a query that found nothing. Long ones, and any with personal data, are not kept."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_KEPT or find_personal_data(text):
        return
    if FruitlessQuery.objects.count() >= MOST_KEPT:  # staff clear the list; a robot can't fill it
        FruitlessQuery.objects.filter(text=text).update(times=F("times") + 1, last_at=at)
        return
    _, is_new = FruitlessQuery.objects.get_or_create(text=text, defaults={"last_at": at})
    if not is_new:
        FruitlessQuery.objects.filter(text=text).update(times=F("times") + 1, last_at=at)
