"""The sample bureau's applications, handled by the verbs of the counter from end to end."""

from datetime import date, time

from portal.demo.dates import moment
from portal.demo.organisations import BUREAU
from portal.demo.topics import read_all
from requests_app import actions
from requests_app.intake import register
from requests_app.kinds import Channel, DeliveryWay, Opinion, Party
from requests_app.models import Application
from requests_app.outcomes import CORRECTION_LAPSED, FEE_LAPSED, LABELS, RESIDUAL, THIRD_PARTY
from requests_app.rectification.actions import correct, receive

KEY = "demo-application-"
SAID = ("reason", "withheld", "special_law", "not_held", "right_agency", "override_reason")
OPENED = "所申请的政府信息予以公开，材料随本答复提供。"
HEARD = {Party.THIRD: "示例企业", Party.CO_MAKER: "示例县人民政府"}
OPINIONS = {
    Party.THIRD: {"opinion": Opinion.OBJECTS, "remark": "涉及本企业的商业秘密"},
    Party.CO_MAKER: {"opinion": Opinion.AGREES, "remark": "同意公开"},
}
CONFIRMED = (Channel.ONLINE, Channel.FAX)
RECTIFICATIONS = (
    ("道路运输经营许可公示中登记的经营场所有误", "更正为示例路8号", date(2024, 3, 5)),
    ("从业资格证注销名单中的姓名有误", "更正姓名", date(2024, 12, 12)),
)
EVENING = time(17)  # everything of one day is told in its order


def load_applications(organisations, people):
    """What is missing of the cases, each through the verbs."""
    texts = read_all("applications")["applications"]
    stored = set(Application.objects.values_list("source_id", flat=True))
    for text in texts:
        if KEY + text["key"] not in stored:
            _Story(text, organisations[BUREAU], people).tell()


def _person(key) -> dict:
    """Nobody: names, telephones and numbers like no other in the demonstration, none of them true.

    The walk over its pages looks for them (tests/portal/demo/test_crawl.py).
    """
    place = sum(ord(sign) * weight for weight, sign in enumerate(key, 1)) % 10_000
    return {
        "name": f"示例申请人{key}",
        "phone": f"1990000{place:04d}",
        "address": f"示例街{place}号示例大厦",
        "identity": f"99010119000101{place:04d}",
    }


def load_rectifications(people):
    """Two requests to put a record right: one is open, one has been granted."""
    for number, (wrong, wanted, when) in enumerate(RECTIFICATIONS, 1):
        item, _ = receive(
            key=f"{KEY}rectification-{number}",
            name=f"示例更正人{number}",
            phone=f"199111100{number:02d}",
            address="",
            identity_number=f"9901011900010200{number:02d}",
            record=wrong,
            wanted=wanted,
            evidence="行驶证和登记回执，原件已当面出示",
            at=moment(when),
            is_sample=True,
        )
        if number == 1 and not item.result:
            reason = "经核对登记档案，已经更正。"
            correct(item, reason=reason, by=people["clerk"], at=moment(when, EVENING))


class _Story:
    """One case from its receipt as far as its text goes."""

    def __init__(self, text, organisation, people):
        self.text, self.organisation = text, organisation
        self.clerk, self.head = people["clerk"], people["head"]

    def tell(self):
        text = self.text
        self.case, _ = register(
            person=_person(text["key"]),
            by=self.clerk,
            at=moment(text["received_on"]),
            organisation=self.organisation,
            channel=text["channel"],
            applicant_kind=text["applicant_kind"],
            submitted_on=text["received_on"],
            confirmed_on=text["received_on"] if text["channel"] in CONFIRMED else None,
            description=text["description"],
            delivery_way=DeliveryWay.POST,
            source_id=KEY + text["key"],
            is_sample=True,
        )
        self._ask()
        if "outcome" in text:
            self._end()

    def do(self, verb, when: date, *, by=None, **said):
        done = getattr(actions, verb)(
            self.case, by=by or self.clerk, at=moment(when, EVENING), **said
        )
        self.case = done

    def _ask(self):
        """What the case waits for: a supplement, reasons, a third party, a fee."""
        text, on = self.text, self.text.get("asked_on")
        wanted = text.get("outcome", text.get("state"))
        if party := Party.THIRD if wanted in (THIRD_PARTY, "consulting") else text.get("party"):
            self.do("consult", on, party=party, name=HEARD[party], began_on=on)
        elif wanted == FEE_LAPSED:
            self.do("ask_fee", on, standard="pages", quantity=260, notified_on=on)
        elif wanted == "r3_5_4_abusive" or "deferred_until" in text:
            self.do("ask_reasons", on, on=on)
        elif on:
            items = "请写明所需信息的名称、文号或者其他特征性描述。"
            by = text.get("back_on", date(on.year, on.month, 30))
            self.do("ask_supplement", on, items=items, notified_on=on, reply_by=by)
        self._take_longer()

    def _take_longer(self):
        """What the head of the office agreed to: an extension, or a later answer."""
        text = self.text
        if on := text.get("extended_on"):
            why = "所需信息分散在多个年度的档案中，需要逐卷检索"
            self.do("extend", on, by=self.head, days=15, reason=why, told_on=on)
        if on := text.get("deferred_on"):
            self.do("defer", on, by=self.head, on=on, until=text["deferred_until"])

    def _end(self):
        text, on, outcome = self.text, self.text["answered_on"], self.text["outcome"]
        if outcome in (CORRECTION_LAPSED, FEE_LAPSED):
            self.do("lapse", on)
        elif outcome == RESIDUAL:
            self.do("withdraw_by_applicant", on, on=on)
        else:
            self._hear(text.get("back_on"))
            self._answer(on, outcome)
        self.do("archive", on)

    def _hear(self, on):
        heard = self.case.consultations.first()
        if on and heard:
            said = OPINIONS[heard.party]
            self.do("hear_answer", on, consultation=heard, on=on, **said)
        elif on:
            self.do("supplement", on, on=on, text="补正的内容")

    def _answer(self, on, outcome):
        text = self.text
        earlier = KEY + text["repeats"] if "repeats" in text else None
        number = Application.objects.get(source_id=earlier).number if earlier else ""
        self.do(
            "draft_answer",
            on,
            outcome=outcome,
            text=text.get("reason") or OPENED,
            repeats_number=number,
            **{name: text[name] for name in SAID if name in text},
        )
        self.do("submit_answer", on, remark=LABELS[outcome])
        self.do("approve_answer", on, by=self.head, remark="同意")
        self.do("issue", on, way=DeliveryWay.POST, on=on)
        self.do("close", on)
