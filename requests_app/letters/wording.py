"""What each notice of a case says, from plain facts: the legal basis, the clock, what to do. Pure.

Decisions are worded in answers.py, tables to fill in in sheets.py. What the record does not hold
stands in 【】 and keeps a letter from being issued until somebody fills it in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from disclosures.statute.terms import Regime
from requests_app.letters.kinds import LetterKind
from requests_app.letters.remedies_paragraph import FEE_PARAGRAPH, Route

REGULATION = "《中华人民共和国政府信息公开条例》"
OPEN_PLACE = re.compile(r"【[^】]*】")


@dataclass(frozen=True)
class Decision:
    """The answer as it was drafted."""

    outcome: str
    text: str
    reason: str = ""
    withheld: str = ""
    special_law: str = ""
    not_held: str = ""
    right_agency: str = ""
    override_reason: str = ""
    earlier: str = ""  # number of the application that this one repeats


@dataclass(frozen=True)
class Case:
    """The facts of a case as far as letters tell them; names stand in letters alone."""

    number: str
    organ: str
    applicant: str
    is_person: bool
    description: str
    submitted_on: date
    received_on: date | None
    dated_on: date
    joint: tuple[str, ...] = ()  # the other applications of a 合并答复
    regime: Regime | None = Regime.R2019
    channel: str = ""
    supply_form: str = ""
    delivery_way: str = ""
    by_internet: bool = False
    due_on: date | None = None
    notes: tuple[str, ...] = ()  # 期限计算说明
    supplement_items: str = ""
    supplement_by: date | None = None
    supplemented_on: date | None = None
    extension_days: int = 0
    extension_reason: str = ""
    deferred_until: date | None = None
    other_party: str = ""
    fee_standard: str = ""
    fee_quantity: int = 0
    fee_amount: int = 0
    pay_by: date | None = None
    decision: Decision | None = None
    route: Route = Route("本级人民政府")
    contact: str = ""

    @property
    def you(self) -> str:
        return "您" if self.is_person else "你单位"

    @property
    def regulation(self) -> str:
        return REGULATION if self.is_2019 else f"2008年{REGULATION}"

    @property
    def is_2019(self) -> bool:
        """Times for others and what silence means are rules of 2019 alone."""
        return self.regime == Regime.R2019

    def law(self, article: str, *, short=False) -> str:
        """The Regulation with an article of 2019; the earlier text without one."""
        name = "《条例》" if short else self.regulation
        return name + article if self.is_2019 else name


def day(on: date | None) -> str:
    return f"{on.year}年{on.month}月{on.day}日" if on else "【日期】"


def one_line(text: str) -> str:
    return " ".join(text.split())


def opening(case: Case) -> str:
    text = (
        f"本机关于{day(case.received_on)}收到{case.you}提交的政府信息公开申请"
        f"（申请编号：{case.number}）"
    )
    if case.joint:
        text += f"，与申请{'、'.join(case.joint)}合并答复"
    if case.supplemented_on:
        text += f"，于{day(case.supplemented_on)}收到补正后的申请"
    return f"{text}，申请公开“{one_line(case.description)}”。"


def clock(case: Case) -> list[str]:
    """期限计算说明, where there is one."""
    return [f"期限计算说明：{'；'.join(case.notes)}。"] if case.notes else []


def receipt(case: Case) -> list[str]:
    by = f"答复期限届满日为{day(case.due_on)}。" if case.due_on else ""
    if case.received_on is None:
        at = f"本机关于{day(case.submitted_on)}接到{case.you}的申请，收到日期待双方确认。"
    else:
        at = f"收到日期为{day(case.received_on)}。"
    return [
        f"{case.you}以{case.channel}方式提交的政府信息公开申请，本机关已经登记，申请编号为"
        f"{case.number}。{at}",
        f"申请公开的内容：{one_line(case.description)}。",
        f"依照{case.law('第三十一条、第三十三条')}的规定，本机关将在法定期限内答复。{by}",
        "需要补正、延期或者征求意见的，本机关另行书面告知。办理进度可以凭申请编号和查询码在本机关"
        "政府信息公开网站查询。",
        *clock(case),
    ]


SUPPLEMENT_RULE = (
    "答复期限自本机关收到补正后的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，"
    "本机关不再处理该申请。"
)


def supplement_notice(case: Case) -> list[str]:
    return [
        opening(case),
        f"经审查，{case.you}的申请内容不明确。依照{case.law('第三十条')}的规定，请补正下列事项：",
        case.supplement_items or "【需要补正的事项】",
        f"请在{day(case.supplement_by)}以前，以书面形式向本机关提交补正后的申请。"
        + (SUPPLEMENT_RULE if case.is_2019 else ""),
    ]


def reasons_notice(case: Case) -> list[str]:
    return [
        opening(case),
        f"{case.you}申请公开政府信息的数量、频次明显超过合理范围。依照{case.law('第三十五条')}的规定，"
        "请在【合理的期限】内向本机关书面说明理由。",
        "本机关认为理由不合理的，将告知不予处理；理由合理但是不能在规定的期限内答复的，将确定延迟"
        "答复的合理期限并告知。",
    ]


def extension_notice(case: Case) -> list[str]:
    days = case.extension_days
    return [
        opening(case),
        f"因{one_line(case.extension_reason) or '【理由】'}，不能在规定的期限内答复。依照"
        f"{case.law('第三十三条')}的规定，"
        f"经政府信息公开工作机构负责人同意，延长答复期限{days}个工作日。"
        + (f"延长后的期限届满日为{day(case.due_on)}。" if case.due_on else ""),
        *clock(case),
    ]


def deferred_answer_notice(case: Case) -> list[str]:
    return [
        opening(case),
        f"{case.you}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由合理，但是本机关不能在"
        f"{case.law('第三十三条')}规定的期限内答复。依照第三十五条的规定，本机关确定在"
        f"{day(case.deferred_until)}以前答复。",
    ]


WITHIN_2019 = "自收到本征求意见书之日起15个工作日内"
SILENT_THIRD_PARTY = (
    "逾期未提出意见的，由本机关依法决定是否公开。有合理理由不同意公开的，本机关不予公开；认为不公开"
    "可能对公共利益造成重大影响的，可以决定公开，并将决定公开的内容和理由书面告知你方。"
)
SILENT_CO_MAKER = "逾期未提出意见的，视为同意公开。"


def third_party_letter(case: Case) -> list[str]:
    within = WITHIN_2019 if case.is_2019 else "在【合理的期限】内"
    return [
        f"本机关收到政府信息公开申请（申请编号：{case.number}），申请公开“{one_line(case.description)}”。"
        "其中涉及你方的下列内容：【涉及的内容】。",
        f"依照{case.law('第三十二条')}的规定，公开后可能损害第三方合法权益的，应当书面征求第三方的意见。"
        f"请{within}，填写所附的征求意见确认函，书面提出是否同意公开的意见；不同意公开的，请说明理由"
        "并提供有关材料。",
        *([SILENT_THIRD_PARTY] if case.is_2019 else []),
        "附件：征求意见确认函",
    ]


def consultation_notice(case: Case) -> list[str]:
    return [
        opening(case),
        f"{case.you}申请公开的信息涉及第三方的合法权益或者由其他行政机关共同制作，本机关正在依照"
        f"{case.law('第三十二条、第三十四条')}的规定书面征求意见。依照第三十三条的规定，征求"
        "第三方和其他机关意见所需的时间不计入答复期限。",
        *clock(case),
    ]


def co_maker_letter(case: Case) -> list[str]:
    within = WITHIN_2019 if case.is_2019 else "在【合理的期限】内"
    return [
        f"本机关收到政府信息公开申请（申请编号：{case.number}），申请公开“{one_line(case.description)}”。"
        "该信息由你机关与本机关共同制作。",
        f"依照{case.law('第三十四条')}的规定，请{within}提出是否同意公开的意见。"
        + (SILENT_CO_MAKER if case.is_2019 else ""),
    ]


def fee_notice(case: Case) -> list[str]:
    unit = "件" if case.fee_standard == "按件" else "页"
    return [
        opening(case),
        f"依照{case.law('第四十二条')}和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，"
        f"本机关对{case.you}的申请收取信息处理费。计收标准：{case.fee_standard}计收；数量："
        f"{case.fee_quantity}{unit}；金额：{case.fee_amount}元。",
        f"请自收到本通知书次日起20个工作日内（{day(case.pay_by)}以前）缴纳，缴纳方式：【缴纳方式】。"
        "逾期未缴纳的，视为放弃申请，本机关不再处理该申请。",
        FEE_PARAGRAPH.format(you=case.you),
    ]


NOTICES: dict[str, Callable[[Case], list[str]]] = {
    LetterKind.RECEIPT: receipt,
    LetterKind.SUPPLEMENT: supplement_notice,
    LetterKind.REASONS: reasons_notice,
    LetterKind.EXTENSION: extension_notice,
    LetterKind.DEFERRED: deferred_answer_notice,
    LetterKind.THIRD_PARTY: third_party_letter,
    LetterKind.CONSULTATION: consultation_notice,
    LetterKind.CO_MAKER: co_maker_letter,
    LetterKind.FEE: fee_notice,
}


def open_places(text: str) -> list[str]:
    """What is still to be filled in."""
    return OPEN_PLACE.findall(text)
