"""Kinds of document as data: their words, and which metadata each must have; validity by date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from disclosures.statute.terms import PublicationKind


class DocumentKind(TextChoices):
    NORMATIVE = "normative", "规范性文件"
    OTHER = "other", "其他文件"
    NOTICE = "notice", "公告"
    NEWS = "news", "动态"
    RULES = "rules", "制度"
    MEASURE = "measure", "便民利企措施"
    SUPERVISION = "supervision", "监督检查和考核"
    TRAINING = "training", "业务培训"
    BUDGET = "budget", "财政预决算"
    FEES = "fees", "行政事业性收费"
    PROCUREMENT = "procurement", "政府采购目录"
    EMERGENCY = "emergency", "应急预案"
    STATISTICS = "statistics", "统计信息"
    PERSONNEL = "personnel", "人事招考"


class Validity(TextChoices):
    """有效性: lapsed is by time or fact, repealed is by a decision."""

    IN_FORCE = "in_force", "现行有效"
    NOT_YET_IN_FORCE = "not_yet_in_force", "尚未施行"
    AMENDED = "amended", "已修改"
    LAPSED = "lapsed", "已失效"
    REPEALED = "repealed", "已废止"


class ContentSource(TextChoices):
    ORIGINAL = "original", "原创"
    REPOSTED = "reposted", "转载"
    JOINT = "joint", "联合发文"


# No longer in force: the page must not be mistaken for one that is.
DEAD = frozenset({Validity.LAPSED, Validity.REPEALED})
# In force, some of them as amended.
CURRENT = frozenset({Validity.IN_FORCE, Validity.AMENDED})
# Not as it was issued: what happened to it, in one word.
CHANGED = {Validity.AMENDED: "修改", Validity.LAPSED: "失效", Validity.REPEALED: "废止"}
# Happens by a decision, which must be named.
BY_DECISION = frozenset({Validity.AMENDED, Validity.REPEALED})


def validity_by_date(validity: str, day: date, *, effective_on, valid_until) -> str:
    """What the calendar makes of a validity by `day`: in force from a day, and until another."""
    if validity in DEAD:
        return validity
    if valid_until and valid_until < day:
        return Validity.LAPSED
    if validity == Validity.NOT_YET_IN_FORCE and effective_on and effective_on <= day:
        return Validity.IN_FORCE
    return validity


def first_validity(day: date, *, effective_on, valid_until) -> str:
    """What a new document is on `day` by its own dates alone."""
    waits = effective_on and effective_on > day
    start = Validity.NOT_YET_IN_FORCE if waits else Validity.IN_FORCE
    return validity_by_date(start, day, effective_on=effective_on, valid_until=valid_until)


@dataclass(frozen=True)
class Profile:
    """What one kind needs before it may be submitted, and which limit of publication it has."""

    required: tuple[str, ...] = ()
    published_as: PublicationKind = PublicationKind.ORDINARY


PAPER = ("issuing_organ", "document_number", "made_on")
PROFILES = {
    DocumentKind.NORMATIVE: Profile((*PAPER, "effective_on", "validity")),
    DocumentKind.OTHER: Profile(("issuing_organ", "made_on")),
    DocumentKind.NOTICE: Profile(("made_on",)),
    DocumentKind.NEWS: Profile(),
    DocumentKind.RULES: Profile(("issuing_organ", "made_on")),
    DocumentKind.MEASURE: Profile(("made_on",)),
    DocumentKind.SUPERVISION: Profile(("made_on",)),
    DocumentKind.TRAINING: Profile(),
    DocumentKind.BUDGET: Profile(
        ("issuing_organ", "period", "approved_on"), published_as=PublicationKind.BUDGET
    ),
    DocumentKind.FEES: Profile(("issuing_organ", "made_on")),
    DocumentKind.PROCUREMENT: Profile(("issuing_organ", "period", "made_on")),
    DocumentKind.EMERGENCY: Profile(("issuing_organ", "made_on", "effective_on")),
    DocumentKind.STATISTICS: Profile(("period", "made_on")),
    DocumentKind.PERSONNEL: Profile(("issuing_organ", "made_on")),
}
