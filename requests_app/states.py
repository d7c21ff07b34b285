"""The states of an application and the verbs between them, as data (条例第四十五条).

There is no decision on whether to take an application: what came in is registered.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class State(TextChoices):
    AWAITING_CONFIRMATION = "unconfirmed", "待确认"
    REGISTERED = "registered", "已登记"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "待补正"
    IN_HANDLING = "in_handling", "办理中"
    CONSULTING = "consulting", "征求意见中"
    AWAITING_FEE = "awaiting_fee", "待缴费"
    UNDER_REVIEW = "under_review", "待审核"
    AWAITING_SEAL = "awaiting_seal", "待用印"
    ANSWERED = "answered", "已答复"
    DELIVERED = "delivered", "已送达"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"
    WITHDRAWN_BY_APPLICANT = "withdrawn", "申请人撤回"
    DEEMED_ABANDONED = "deemed_abandoned", "视为放弃申请"


S = State
# Nobody has been answered yet and nobody has given up: the clock matters.
OPEN = frozenset(
    {
        *(S.AWAITING_CONFIRMATION, S.REGISTERED, S.AWAITING_SUPPLEMENT, S.IN_HANDLING),
        *(S.CONSULTING, S.AWAITING_FEE, S.UNDER_REVIEW, S.AWAITING_SEAL),
    }
)
BEING_HANDLED = frozenset({S.REGISTERED, S.IN_HANDLING})

HANDLE, LEAD, LOOK = "handle_application", "lead_application", "see_identity"


@dataclass(frozen=True)
class Transition:
    """One verb: the word on its button, where it starts, where it leads, who may."""

    label: str
    sources: frozenset[State]
    target: State | None  # None: the verb's own facts decide, or the state stays
    permission: str = HANDLE


def _from(*states) -> frozenset[State]:
    return frozenset(states)


TRANSITIONS = {
    "confirm": Transition("双方确认", _from(S.AWAITING_CONFIRMATION), S.REGISTERED),
    "assign": Transition("转科室承办", OPEN - {S.AWAITING_CONFIRMATION}, None),
    "ask_supplement": Transition("告知补正", BEING_HANDLED, S.AWAITING_SUPPLEMENT),
    "supplement": Transition("收到补正", _from(S.AWAITING_SUPPLEMENT), S.IN_HANDLING),
    "ask_reasons": Transition("要求说明理由", BEING_HANDLED, None),
    "consult": Transition("征求意见", BEING_HANDLED | {S.CONSULTING}, S.CONSULTING),
    "hear_answer": Transition("收到意见", _from(S.CONSULTING), None),
    "ask_fee": Transition("发出收费通知", BEING_HANDLED, S.AWAITING_FEE),
    "receive_payment": Transition("收到缴费", _from(S.AWAITING_FEE), S.IN_HANDLING),
    "lapse": Transition(
        "视为放弃申请", _from(S.AWAITING_SUPPLEMENT, S.AWAITING_FEE), S.DEEMED_ABANDONED
    ),
    "extend": Transition("同意延期", _from(S.REGISTERED, S.IN_HANDLING, S.CONSULTING), None, LEAD),
    "defer": Transition("确定延迟答复", BEING_HANDLED, None, LEAD),
    "draft_answer": Transition("拟写答复", BEING_HANDLED, S.IN_HANDLING),
    "submit_answer": Transition("提交审核", _from(S.IN_HANDLING), S.UNDER_REVIEW),
    "return_answer": Transition("退回修改", _from(S.UNDER_REVIEW), S.IN_HANDLING, LEAD),
    "approve_answer": Transition("审核同意", _from(S.UNDER_REVIEW), S.AWAITING_SEAL, LEAD),
    "issue": Transition("登记答复", _from(S.AWAITING_SEAL), S.ANSWERED),
    "deliver": Transition("登记送达", _from(S.ANSWERED), S.DELIVERED),
    "close": Transition("办结", _from(S.ANSWERED, S.DELIVERED), S.CLOSED),
    "archive": Transition(
        "归档", _from(S.CLOSED, S.WITHDRAWN_BY_APPLICANT, S.DEEMED_ABANDONED), S.ARCHIVED
    ),
    "withdraw_by_applicant": Transition("申请人撤回", OPEN, S.WITHDRAWN_BY_APPLICANT),
}

# What the applicant reads: what happens next.
NEXT_STEPS = {
    S.AWAITING_CONFIRMATION: "本机关将与您联系，双方确认收到申请的日期",
    S.REGISTERED: "申请已经登记，本机关正在审核申请的内容",
    S.AWAITING_SUPPLEMENT: "申请的内容需要补正，请按照告知书的要求补正",
    S.IN_HANDLING: "承办科室正在办理",
    S.CONSULTING: "正在征求有关方面的意见，征求意见所需的时间不计入期限",
    S.AWAITING_FEE: "请按照收费通知缴纳信息处理费",
    S.UNDER_REVIEW: "答复正在审核",
    S.AWAITING_SEAL: "答复已经审核，即将发出",
    S.ANSWERED: "答复已经发出",
    S.DELIVERED: "答复已经送达",
    S.CLOSED: "申请已经办结",
    S.ARCHIVED: "申请已经办结并归档",
    S.WITHDRAWN_BY_APPLICANT: "申请已经撤回，不再办理",
    S.DEEMED_ABANDONED: "没有在规定的时间内补正或者缴费，视为放弃申请",
}
