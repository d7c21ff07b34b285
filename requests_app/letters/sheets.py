"""Sheets of a case as rows of (label, content): printed from the record, signed by hand. Pure."""

from dataclasses import dataclass

from requests_app.letters.wording import Case, day

BLANK = ""  # room to write

Row = tuple[str, str]


@dataclass(frozen=True)
class Person:
    """What the application form says about the applicant; the number is masked."""

    kind: str = ""
    identity: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    agent: str = ""


def application_form(case: Case, person: Person) -> list[Row]:
    """政府信息公开申请表, as it was registered (条例第二十九条)."""
    return [
        ("申请编号", case.number),
        ("受申请机关", case.organ),
        ("申请人", case.applicant),
        ("申请人类型", person.kind),
        ("身份证明", person.identity),
        ("联系电话", person.phone),
        ("电子邮箱", person.email),
        ("联系地址", person.address),
        ("代理人", person.agent),
        ("所需信息的名称、文号或其他特征性描述", case.description),
        ("获取信息的方式", case.supply_form),
        ("获取信息的途径", case.delivery_way),
        ("申请渠道", case.channel),
        ("提交日期", day(case.submitted_on)),
    ]


def approval_sheet(case: Case, steps: list[Row], outcome: str) -> list[Row]:
    """依申请公开办理审批单: what is proposed, and who drafted and agreed, from the history."""
    made = case.decision
    return [
        ("申请编号", case.number),
        ("申请人", case.applicant),
        ("申请公开的内容", case.description),
        ("收到日期", day(case.received_on) if case.received_on else "待双方确认"),
        ("期限届满日", day(case.due_on) if case.due_on else "尚不能计算"),
        ("期限计算说明", "\n".join(case.notes)),
        ("拟办意见", f"{outcome}\n{made.text}".strip() if made else BLANK),
        ("理由和依据", made.reason if made else BLANK),
        *steps,
        ("保密审查意见", BLANK),
        ("政府信息公开工作机构负责人签批", BLANK),
    ]


def third_party_reply(case: Case) -> list[Row]:
    """征求意见确认函: what the third party sends back (条例第三十二条)."""
    return [
        ("征求意见机关", case.organ),
        ("申请编号", case.number),
        ("征求意见的内容", case.description),
        ("第三方", case.other_party),
        ("收到征求意见书的日期", BLANK),
        ("意见（请选择）", "□同意公开　□部分同意公开　□不同意公开"),
        ("理由", BLANK),
        ("签名或者盖章、日期", BLANK),
    ]


def delivery_proof(case: Case, *, title: str, number: str, to: str, delivered: list[str]):
    """送达回证 of one letter; what is known of its delivery is filled in."""
    way, proof, on, by = delivered
    return [
        ("送达文书", title),
        ("文书编号", number),
        ("申请编号", case.number),
        ("受送达人", to),
        ("送达方式", way),
        ("邮件号", proof),
        ("收到日期", on),
        ("受送达人签名或者盖章", by),
        ("代收人和代收理由", BLANK),
        ("送达人签名", BLANK),
        ("备注", "邮寄送达的，由邮政企业寄递，交寄凭证附后"),
    ]
