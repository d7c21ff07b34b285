"""Kinds of document as data: their words, and which metadata each must have."""

from dataclasses import dataclass

from django.db.models import TextChoices


class DocumentKind(TextChoices):
    NORMATIVE = "normative", "规范性文件"
    OTHER = "other", "其他文件"
    NOTICE = "notice", "公告"
    NEWS = "news", "动态"
    RULES = "rules", "制度"
    MEASURE = "measure", "便民利企措施"


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


@dataclass(frozen=True)
class Profile:
    """What one kind needs before it may be submitted."""

    required: tuple[str, ...] = ()


PAPER = ("issuing_organ", "document_number", "made_on")
PROFILES = {
    DocumentKind.NORMATIVE: Profile((*PAPER, "effective_on", "validity")),
    DocumentKind.OTHER: Profile(("issuing_organ", "made_on")),
    DocumentKind.NOTICE: Profile(("made_on",)),
    DocumentKind.NEWS: Profile(),
    DocumentKind.RULES: Profile(("issuing_organ", "made_on")),
    DocumentKind.MEASURE: Profile(("made_on",)),
}
