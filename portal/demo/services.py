"""The sample bureau's service items with their guides, and its list of powers."""

from datetime import date

from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from portal.demo.organisations import WEBSITE
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

POWERS_ON = date(2018, 5, 15)
CODE = "2113-JT-{:03d}"
HALL = "市公共服务审批中心一楼交通窗口，工作日 8:30—11:30，13:30—17:00"
BOTH = f"{HALL}；交通运输分中心大厅，时间相同"
HOTLINE, COMPLAINTS = "12328", "12345"
COMMON = 8  # of the items stand on the home page


def load_services(organisations, people):
    texts = read_all("services")
    items = {
        text["key"]: _item(
            text, CODE.format(number), texts["flows"], organisations, number <= COMMON
        )
        for number, text in enumerate(texts["items"], 1)
    }
    load_records([*items.values()], people)
    powers = [
        _power(text, CODE.format(100 + number), items.get(text["key"]), texts, organisations)
        for number, text in enumerate(texts["powers"], 1)
    ]
    load_records(powers, people)


def _item(text, code, flows, organisations, is_common):
    legal, promised = text["days"]
    at_subcentre = text.get("subcentre", False)
    return sample(
        ServiceItem,
        text["key"],
        text["entered_on"],
        code=code,
        organisation=organisations[text["organisation"]],
        **{name: text[name] for name in ("title", "kind", "basis", "result", "entered_on")},
        conditions="\n".join(text["conditions"]),
        materials=_rows(("name", "form", "source"), text["materials"]),
        steps=_rows(("name", "who", "note"), flows[text["flow"]]),
        questions=_rows(("question", "answer"), text.get("questions", ())),
        legal_days=legal,
        promised_days=promised,
        fee="不收费",
        at_hall=True,
        at_subcentre=at_subcentre,
        window=BOTH if at_subcentre else HALL,
        phone=HOTLINE,
        complaint_phone=COMPLAINTS,
        online_url=WEBSITE,
        times_on_site=text["times"],
        is_common=is_common,
    )


def _power(text, own_code, service, texts, organisations):
    """A power that people apply for has the name, basis and code of its service item."""
    category = text["category"]
    return sample(
        PowerItem,
        text["key"],
        POWERS_ON,
        code=service.code if service else own_code,
        title=service.title if service else text["title"],
        basis=service.basis if service else text["basis"],
        category=category,
        organisation=organisations[text["organisation"]],
        responsible_unit=text["unit"],
        responsibilities="\n".join(texts["responsibilities"][category]),
        accountability="\n".join(texts["accountability"]["words"]),
    )


def _rows(keys, rows):
    return [dict(zip(keys, row, strict=True)) for row in rows]
