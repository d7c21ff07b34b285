"""Kinds of administrative decision, whom one is about, how one is annulled, as data."""

from django.db.models import TextChoices

from disclosures.statute.terms import PublicationKind


class DecisionKind(TextChoices):
    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    INSPECTION = "inspection", "行政检查"


class PartyKind(TextChoices):
    NATURAL = "natural", "自然人"
    LEGAL = "legal", "法人或其他组织"


class Annulment(TextChoices):
    """《行政处罚法》第四十八条: what becomes of a public decision so that it is taken back."""

    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"


# Which column of the catalogue each kind belongs to (条例第二十条).
SECTIONS = {
    DecisionKind.LICENCE: "a20-5",
    DecisionKind.PENALTY: "a20-6",
    DecisionKind.COERCION: "a20-6",
    DecisionKind.INSPECTION: "a20-13",
}
# Which limit of publication each kind has (国办发〔2018〕118号).
PUBLISHED_AS = {
    DecisionKind.LICENCE: PublicationKind.LICENCE,
    DecisionKind.PENALTY: PublicationKind.PENALTY,
    DecisionKind.COERCION: PublicationKind.ENFORCEMENT,
    DecisionKind.INSPECTION: PublicationKind.ENFORCEMENT,
}
# Where a natural person may be named: every word that staff write about the decision.
NAMED_IN = (
    *("title", "category", "matter", "basis", "result", "organ", "body"),
    *("attribute_ground", "change_note"),
)
# How long a penalty is shown, in years: local practice, no law.
DISPLAY_YEARS = {PartyKind.NATURAL: 2, PartyKind.LEGAL: 5}
