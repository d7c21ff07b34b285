"""The results of an application: the 21 rows of table three, each with what the law asks first.

Labels are those of the form (国办公开办函〔2021〕30号), word for word. A condition reads the merits
of a case and answers with a sentence where it is not met. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices

from disclosures.statute.terms import Regime


class NotHeld(TextChoices):
    """Two answers that the form counts in one row (条例第三十六条第四项、第五项)."""

    ABSENT = "absent", "经检索没有所申请的信息"
    OTHER_AGENCY = "other_agency", "不属于本机关负责公开"


@dataclass(frozen=True)
class Merits:
    """What the record of a case says, as far as its outcome depends on it."""

    regime: Regime | None = Regime.R2019
    reason: str = ""
    withheld: str = ""  # 区分处理: what is not given
    special_law: str = ""
    not_held: str = ""
    right_agency: str = ""
    has_earlier: bool = False
    was_supplemented: bool = False
    supplement_lapsed: bool = False
    fee_lapsed: bool = False
    third_party_heard: bool = False
    third_party_objects: bool = False
    override_reason: str = ""
    reasons_asked: bool = False


Condition = Callable[[Merits], str]


def has_reason(merits: Merits) -> str:
    return "" if merits.reason.strip() else "请写明理由和依据"


def says_what_is_withheld(merits: Merits) -> str:
    return "" if merits.withheld.strip() else "部分公开的，要写明哪些内容不予公开（第三十七条）"


def names_the_law(merits: Merits) -> str:
    return "" if merits.special_law.strip() else "请写明所依据的法律、行政法规的名称和条款"


def heard_the_third_party(merits: Merits) -> str:
    if merits.third_party_heard:
        return ""
    return "保护第三方合法权益的，应当先书面征求第三方的意见（第三十二条）"


def says_which_of_both(merits: Merits) -> str:
    if merits.not_held not in NotHeld.values:
        return "请选择是没有检索到，还是不属于本机关负责公开"
    if merits.not_held == NotHeld.OTHER_AGENCY and not merits.right_agency.strip():
        return "不属于本机关负责公开的，请写明负责公开的机关名称和联系方式；不能确定的写明不能确定"
    return ""


def was_supplemented(merits: Merits) -> str:
    return "" if merits.was_supplemented else "没有补正的记录，不能认定为补正后仍不明确"


def links_the_earlier_case(merits: Merits) -> str:
    return "" if merits.has_earlier else "请填写此前已经答复的申请的编号"


def asked_for_reasons(merits: Merits) -> str:
    if merits.reasons_asked:
        return ""
    return "应当先要求申请人说明理由（第三十五条）；没有说明理由告知的记录"


def supplement_has_lapsed(merits: Merits) -> str:
    return "" if merits.supplement_lapsed else "没有逾期的补正告知，不能按逾期不补正处理"


def fee_has_lapsed(merits: Merits) -> str:
    return "" if merits.fee_lapsed else "没有逾期的收费通知，不能按逾期未缴费处理"


def since_2019(merits: Merits) -> str:
    return "" if merits.regime == Regime.R2019 else "2008年《条例》没有这一种处理结果"


@dataclass(frozen=True)
class Outcome:
    """One row of the table."""

    id: str
    label: str
    group: str  # the row above it on the form; its own label where it stands alone
    article: str
    conditions: tuple[Condition, ...] = ()
    is_answer: bool = True  # a letter of decision; the others end a case without one


WITHHELD, UNAVAILABLE = "不予公开", "无法提供"
UNTREATED, OTHER = "不予处理", "其他处理"
GIVEN = (has_reason,)
NEW = (has_reason, since_2019)

ROWS = (
    Outcome("r3_1_open", "予以公开", "予以公开", "第三十六条第一项、第二项"),
    Outcome(
        "r3_2_partial",
        "部分公开（区分处理的，只计这一情形，不计其他情形）",
        "部分公开",
        "第三十七条",
        (says_what_is_withheld, has_reason),
    ),
    Outcome("r3_3_1_state_secret", "属于国家秘密", WITHHELD, "第十四条", GIVEN),
    Outcome(
        "r3_3_2_law_forbids",
        "其他法律行政法规禁止公开",
        WITHHELD,
        "第十四条",
        (has_reason, names_the_law),
    ),
    Outcome("r3_3_3_three_safeties", "危及“三安全一稳定”", WITHHELD, "第十四条", GIVEN),
    Outcome(
        "r3_3_4_third_party",
        "保护第三方合法权益",
        WITHHELD,
        "第十五条、第三十二条",
        (has_reason, heard_the_third_party),
    ),
    Outcome("r3_3_5_internal_affairs", "属于三类内部事务信息", WITHHELD, "第十六条第一款", GIVEN),
    Outcome("r3_3_6_process_info", "属于四类过程性信息", WITHHELD, "第十六条第二款", GIVEN),
    Outcome("r3_3_7_enforcement_file", "属于行政执法案卷", WITHHELD, "第十六条第二款", GIVEN),
    Outcome(
        "r3_3_8_admin_query",
        "属于行政查询事项",
        WITHHELD,
        "第三十六条第七项",
        (has_reason, names_the_law),
    ),
    Outcome(
        "r3_4_1_not_held",
        "本机关不掌握相关政府信息",
        UNAVAILABLE,
        "第三十六条第四项、第五项",
        (has_reason, says_which_of_both),
    ),
    Outcome("r3_4_2_needs_creation", "没有现成信息需要另行制作", UNAVAILABLE, "第三十八条", GIVEN),
    Outcome(
        "r3_4_3_still_unclear",
        "补正后申请内容仍不明确",
        UNAVAILABLE,
        "第三十条",
        (has_reason, was_supplemented),
    ),
    Outcome("r3_5_1_petition", "信访举报投诉类申请", UNTREATED, "第三十九条第一款", GIVEN),
    Outcome(
        "r3_5_2_repeat",
        "重复申请",
        UNTREATED,
        "第三十六条第六项",
        (has_reason, links_the_earlier_case),
    ),
    Outcome("r3_5_3_publication", "要求提供公开出版物", UNTREATED, "第三十九条第二款", GIVEN),
    Outcome(
        "r3_5_4_abusive",
        "无正当理由大量反复申请",
        UNTREATED,
        "第三十五条",
        (*NEW, asked_for_reasons),
    ),
    Outcome(
        "r3_5_5_reconfirm",
        "要求行政机关确认或重新出具已获取信息",
        UNTREATED,
        "没有专门条款",
        GIVEN,
    ),
    Outcome(
        "r3_6_1_correction_lapsed",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        OTHER,
        "第三十条",
        (since_2019, supplement_has_lapsed),
        is_answer=False,
    ),
    Outcome(
        "r3_6_2_fee_lapsed",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        OTHER,
        "第四十二条，国办函〔2020〕109号",
        (since_2019, fee_has_lapsed),
        is_answer=False,
    ),
    Outcome("r3_6_3_other", "其他", OTHER, "其他情形，含申请人主动撤回", GIVEN),
)
OUTCOMES = {outcome.id: outcome for outcome in ROWS}
OPEN, CORRECTION_LAPSED, FEE_LAPSED = "r3_1_open", "r3_6_1_correction_lapsed", "r3_6_2_fee_lapsed"
RESIDUAL = "r3_6_3_other"  # a withdrawal by the applicant counts here
PARTIAL, REPEAT, THIRD_PARTY = "r3_2_partial", "r3_5_2_repeat", "r3_3_4_third_party"
# The form of a few agencies prints 其他处理 as one row: past cases may come with it.
OLD_RESIDUAL = "r3_6"
WITHHOLDING = tuple(outcome.id for outcome in ROWS if outcome.group == WITHHELD)
# Refusals under arts. 14 to 16: review comes before a lawsuit (行政复议法第二十三条第一款第四项).
REVIEW_FIRST = tuple(id for id in WITHHOLDING if id != "r3_3_8_admin_query")
LABELS = {**{id: outcome.label for id, outcome in OUTCOMES.items()}, OLD_RESIDUAL: OTHER}


def choices(*, answers_only=False) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a list to choose from: under the heading of its group, word for word."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for outcome in ROWS:
        if outcome.is_answer or not answers_only:
            groups.setdefault(outcome.group, []).append((outcome.id, outcome.label))
    return list(groups.items())


def problems(outcome_id: str, merits: Merits) -> list[str]:
    """Why the case can't end so, as sentences."""
    outcome = OUTCOMES.get(outcome_id)
    if outcome is None:
        return ["请选择处理结果"]
    found = [condition(merits) for condition in outcome.conditions]
    given = outcome_id in (OPEN, PARTIAL)
    if given and merits.third_party_objects and not merits.override_reason.strip():
        found.append(
            "第三方不同意公开且有合理理由；认为不公开可能对公共利益造成重大影响而决定公开的，"
            "请写明理由（第三十二条）"
        )
    return [sentence for sentence in found if sentence]
