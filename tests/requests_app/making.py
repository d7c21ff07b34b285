"""What the tests of applications are made of: cases brought to any state by the verbs."""

from datetime import date, datetime

from requests_app import actions
from requests_app.intake import receive, register
from requests_app.kinds import Opinion
from requests_app.models import Application
from requests_app.states import TRANSITIONS
from tests.making import SHANGHAI

# A Monday; nothing but weekends and the Dragon Boat holiday (06-10) near.
RECEIVED = date(2024, 6, 3)
AT = datetime(2024, 6, 3, 10, 0, tzinfo=SHANGHAI)
IDENTITY = "110101199003071233"
PERSON = {
    "name": "欧阳某某",
    "phone": "13800001111",
    "email": "somebody@example.org",
    "address": "某某路7号",
    "identity": IDENTITY,
}
WHAT = {
    "applicant_kind": "natural",
    "description": "2023年全市农村公路养护资金使用情况",
    "supply_form": "electronic",
    "delivery_way": "online",
}
REASON = "涉及《条例》规定的情形"


def at(day: date, hour=15):
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def make_online(key="k1", *, when=AT, person=None, **what):
    """An application through the public form, and its query code."""
    return receive(key=key, person={**PERSON, **(person or {})}, at=when, **{**WHAT, **what})


def make_application(clerk, *, when=AT, person=None, **what):
    """An application that a clerk entered."""
    what = {"channel": "in_person", "submitted_on": when.date(), **WHAT, **what}
    case, _ = register(person={**PERSON, **(person or {})}, by=clerk, at=when, **what)
    return case


# What each verb needs on the day, filled in well.
def said(verb, day, case):
    return {
        "confirm": {"on": day},
        "assign": {"handler": case.handler},
        "ask_supplement": {
            "items": "请写明年度",
            "notified_on": day,
            "reply_by": date(2024, 6, 20),
        },
        "supplement": {"on": day, "text": "2023年"},
        "ask_reasons": {"on": day},
        "consult": {"party": "third", "name": "某某公司", "began_on": day},
        "hear_answer": {
            "consultation": case.consultations.first(),
            "on": day,
            "opinion": Opinion.AGREES,
        },
        "ask_fee": {"standard": "pages", "quantity": 50, "notified_on": day},
        "receive_payment": {"on": day},
        "extend": {"days": 20, "reason": "需要汇总", "told_on": day},
        "defer": {"on": day, "until": date(2024, 8, 30)},
        "draft_answer": {"outcome": "r3_1_open", "text": "现予以公开。"},
        "return_answer": {"remark": "请核对数字"},
        "issue": {"way": "post", "on": day},
        "deliver": {"on": day},
        "withdraw_by_applicant": {"on": day},
    }.get(verb, {})


def do(case, verb, office, *, day=RECEIVED, **more):
    """The verb, by whose button it is."""
    by = office.head if TRANSITIONS[verb].permission == "lead_application" else office.clerk
    what = {**said(verb, day, case), **more}
    return getattr(actions, verb)(case, by=by, at=at(day), **what)


# The verbs that lead from a registered case to each state.
REVIEWED = ("draft_answer", "submit_answer", "approve_answer")
WAYS = {
    "registered": (),
    "awaiting_supplement": ("ask_supplement",),
    "in_handling": ("assign",),
    "consulting": ("consult",),
    "awaiting_fee": ("ask_fee",),
    "under_review": REVIEWED[:2],
    "awaiting_seal": REVIEWED,
    "answered": (*REVIEWED, "issue"),
    "delivered": (*REVIEWED, "issue", "deliver"),
    "closed": (*REVIEWED, "issue", "close"),
    "archived": (*REVIEWED, "issue", "close", "archive"),
    "withdrawn": ("withdraw_by_applicant",),
}


def make_case(office, state="registered", *, day=RECEIVED, **what):
    """A case in `state`, all on one day; `deemed_abandoned` some weeks later."""
    if state == "unconfirmed":
        return make_application(office.clerk, when=at(day), channel="fax", **what)
    case = make_application(office.clerk, when=at(day), **what)
    if state == "deemed_abandoned":
        case = do(case, "ask_supplement", office, day=day)
        return do(case, "lapse", office, day=date(2024, 6, 21))
    for verb in WAYS[state]:
        case = do(case, verb, office, day=day)
    return Application.objects.get(pk=case.pk)
