"""Every reading room beside documents, with what a record of it needs before it may go out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.urls import reverse

from disclosures.decisions.models import AdministrativeDecision
from disclosures.directory.models import Official
from disclosures.events.models import Event
from disclosures.inquiries.models import Inquiry
from disclosures.interpretations.models import Interpretation
from disclosures.projects.models import Project
from disclosures.proposals.models import Proposal
from disclosures.responses.models import PublicResponse
from disclosures.rooms.fields import TableField
from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from disclosures.topics.models import Topic
from tests.making import NOW, make_item

CODES = count(1)


@dataclass(frozen=True)
class Room:
    """A room: the name in its addresses, its kind in search, a record's own fields.

    `fields(office)` may make what the record refers to; `page` says that records have one.
    """

    name: str
    model: type
    kind: str
    fields: Callable[[object], dict] = field(default=lambda office: {})

    def make(self, office, state="published", **fields):
        """A record of the room that went through the workflow up to `state`."""
        given = {"title": "道路运输的记录", "body": "<p>正文内容。</p>", **self.fields(office)}
        return make_item(self.model, office, state, **{**given, **fields})

    def full_of(self, word, office, state="published", **fields):
        """A record with the word in everything that staff can fill in, and two files."""
        words = {f.name: filled(f, word) for f in self.model.public_words() if room_for(f, word)}
        files = [f"{word}.pdf", f"{word}.png"]
        words |= {"title": f"{word}的题名", "body": f"<p>{word}的正文</p>", "files": files}
        return self.make(office, state, **{**words, **fields})

    def __str__(self):
        return self.name

    @property
    def list_url(self):
        return reverse(f"{self.name}-list")


def room_for(model_field, word) -> bool:
    """Fields of addresses and numbers take no words."""
    return (
        type(model_field).__name__ not in ("URLField", "EmailField")
        and (model_field.max_length or 1000) > 20
    )


def filled(model_field, word):
    if isinstance(model_field, TableField):
        return [{column.key: filled_cell(column, word) for column in model_field.columns}]
    return f"{word}之{model_field.name}"


def filled_cell(column, word) -> str:
    if column.day:
        return "2018-05-01"
    fixed = "是" if column.yes_no else next(iter(column.choices), "")
    return fixed or f"{word}{column.key}"


def interpretation(office):
    return {"form": "text", "interpreter": "局政策法规科", "document_name": "公路养护管理办法"}


def event(office):
    return {"kind": "press_conference", "held_on": date(2018, 5, 30)}


def response(office):
    found_at = NOW - timedelta(hours=20)
    return {"concern": "公交线路为什么调整", "found_at": found_at, "channel": "website"}


def service(office):
    """A new code each time: no two items of a body may share one."""
    return {
        **{"code": f"211300-{next(CODES)}", "kind": "licence", "basis": "道路运输条例第八条"},
        **{"conditions": "有与其经营业务相适应的车辆", "fee": "不收费", "phone": "12328"},
        "materials": [{"name": "申请表", "form": "原件1份", "source": "窗口领取"}],
        "steps": [{"name": "受理", "who": "窗口", "note": ""}, {"name": "办结"}],
        **{"legal_days": 20, "promised_days": 10, "at_hall": True},
        "entered_on": date(2018, 4, 20),
    }


def power(office):
    return {
        **{"code": "211300-P", "category": "penalty", "basis": "公路法第七十六条"},
        **{"responsible_unit": "市路政支队", "responsibilities": "立案、调查、告知、决定、执行"},
    }


def official(office):
    return {"rank": "middle", "post": "科长", "duties": "主持办公室工作"}


def decision(office):
    """A new number each time: no two decisions of a body may share one."""
    return {
        **{"kind": "penalty", "number": f"章交罚〔2018〕{next(CODES)}号", "category": "罚款"},
        **{"party_kind": "legal", "party": "示例运输公司", "matter": "未按规定保存行驶记录"},
        **{"result": "罚款一千元", "decided_on": date(2018, 5, 28), "organ": "市交通运输局"},
    }


def project(office):
    return {
        **{"kind": "major_project", "owner": "市公路管理处", "place": "章原县"},
        "stages": [{"stage": "项目批准", "day": "2018-03-01", "words": "章交建批〔2018〕1号"}],
    }


def proposal(office):
    return {
        **{"kind": "npc", "session": "市第十一届人大一次会议", "number": "12", "role": "lead"},
        **{"assigned_on": date(2018, 2, 1), "replied_on": date(2018, 4, 20)},
    }


def inquiry(office):
    return {
        **{"channel": "12328", "question": "公交卡可以在外地使用吗"},
        **{"received_on": date(2018, 5, 28), "answered_on": date(2018, 5, 30)},
    }


ROOMS = [
    Room("interpretation", Interpretation, "interpretations", interpretation),
    Room("event", Event, "events", event),
    Room("response", PublicResponse, "responses", response),
    Room("service", ServiceItem, "services", service),
    Room("power", PowerItem, "powers", power),
    Room("official", Official, "officials", official),
    Room("proposal", Proposal, "proposals", proposal),
    Room("inquiry", Inquiry, "inquiries", inquiry),
    Room("decision", AdministrativeDecision, "decisions", decision),
    Room("project", Project, "projects", project),
    Room("topic", Topic, "topics"),
]
