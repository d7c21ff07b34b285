"""What is done to the wording rules: the first list is written once, rules are put in and out."""

import json
from pathlib import Path

from disclosures.wording.models import WordingRule

TERMS = Path(__file__).resolve().parent / "terms.json"


def ensure_wording_rules() -> int:
    """Write the supplied rules into an empty table; afterwards the list is the staff's alone.

    Rules are put out of use and never deleted, so a table that was filled once is never empty.
    """
    if WordingRule.objects.exists():
        return 0
    # Two processes may migrate at once: whoever comes second leaves the rows of the first.
    rules = WordingRule.objects.bulk_create(supplied_rules(), ignore_conflicts=True)
    return len(rules)


def supplied_rules() -> list[WordingRule]:
    """The supplied rules, unsaved. A group's exceptions are patterns for each of its terms."""
    return [
        WordingRule(
            category=group["category"],
            term=item["term"],
            suggestion=item.get("suggestion", ""),
            level=item.get("level", group["level"]),
            note=item.get("note", group["note"]),
            exceptions=[
                *(pattern.format(item["term"]) for pattern in group.get("exceptions", [])),
                *item.get("exceptions", []),
            ],
        )
        for group in json.loads(TERMS.read_text("utf-8"))
        for item in group["rules"]
    ]


def put_in_use(rules, *, in_use: bool) -> list[WordingRule]:
    """Put rules in or out of use; returns those that were changed."""
    changed = [rule for rule in rules if rule.is_active != in_use]
    for rule in changed:
        rule.is_active = in_use
        rule.save(update_fields=["is_active", "updated_at"])
    return changed
