"""Questions to the wording rules."""

from django.db import models

from disclosures.wording.rules import Finding, Rule, Rulebook

FIELDS = ("term", "level", "kind", "category", "suggestion", "note", "exceptions")


class WordingRuleQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(is_active=True)

    def rulebook(self) -> Rulebook:
        """The rules that are in use, made ready for any number of texts. One query."""
        rows = self.in_use().values(*FIELDS)
        return Rulebook(Rule(**{**row, "exceptions": tuple(row["exceptions"])}) for row in rows)

    def findings_in(self, texts: list[tuple[str, str]]) -> list[Finding]:
        """What the rules say about every (place, text), in the order of the texts. One query."""
        return self.rulebook().find(texts)
