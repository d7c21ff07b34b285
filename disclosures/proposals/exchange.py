"""The columns of proposals' spreadsheets; contacts, opinions and days of the office are no part
of public lists."""

from dataclasses import dataclass

from disclosures.exchange.kinds import Reference, YesNo
from disclosures.exchange.rules import as_text
from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.rooms.columns import RoomExchange, column_of, room_columns

OFFICE = {
    *("proposer_contacts", "assigned_on", "is_hard", "is_reply_public"),
    *("satisfaction", "redone_on", "second_satisfaction"),
}
CLASSES = Reference(
    records=ProposalClass.objects.all, names=lambda one: (str(one), one.wording, one.code)
)


@dataclass(frozen=True)
class YesUnlessNo(YesNo):
    """An empty cell says yes."""

    words = "是或者否，不填为是"

    def read(self, cell) -> bool:
        return super().read(cell) if as_text(cell) else True


def column(key, **more):
    return column_of(Proposal, key, public=key not in OFFICE, **more)


class ProposalSheets(RoomExchange):
    """A proposal is known by its number, session and kind."""

    model = Proposal
    related = ("organisation", "result_class")
    deferred = ("body",)
    MARK = ("编号、届次和种类", ("number", "session", "kind"))
    columns = room_columns(
        Proposal,
        column("kind", example="人大代表建议"),
        column("session", example="市第十一届人民代表大会第一次会议"),
        column("number", example="12"),
        column("proposers"),
        column("proposer_contacts"),
        column("role", example="主办"),
        column("other_units"),
        column("matter"),
        column("assigned_on"),
        column("is_hard"),
        column("replied_on"),
        column("result_class", kind=CLASSES, help="写类别字母或者含义"),
        column("satisfaction"),
        column("redone_on"),
        column("second_satisfaction"),
        column("is_reply_public", kind=YesUnlessNo()),
        title_example="关于市第十一届人民代表大会第一次会议第12号建议的答复",
    )
