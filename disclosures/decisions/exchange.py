"""The columns of decisions' spreadsheets; names of natural persons are masked as they are read."""

from datetime import date

from disclosures.decisions.kinds import NAMED_IN
from disclosures.decisions.models import AdministrativeDecision
from disclosures.decisions.rules import problems_of_party, without_name
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    return column_of(AdministrativeDecision, key, public=True, **more)


class DecisionSheets(RoomExchange):
    """A decision is known by its number: the same sheet twice changes nothing."""

    model = AdministrativeDecision
    MARK = ("决定书文号", ("number",))
    columns = room_columns(
        AdministrativeDecision,
        column("number", required=True, example="朝交许〔2018〕1号"),
        column("kind", example="行政许可"),
        column("category", example="普通许可"),
        column("party_kind", example="法人或其他组织"),
        column("party", example="示例运输有限公司", help="自然人写全名的，导入时自动遮蔽"),
        column("credit_code"),
        column("matter"),
        column("basis"),
        column("result"),
        column("decided_on", example=date(2018, 5, 20)),
        column("valid_until"),
        column("organ", example="市交通局"),
        column("display_until", help="行政处罚决定必须填写"),
        title="决定名称",
        title_example="准予道路普通货物运输经营许可决定",
    )

    def read_together(self, values):
        texts = {key: values.get(key) or "" for key in NAMED_IN}
        kind, party = values.get("party_kind") or "", values.get("party") or ""
        values.update(without_name(texts, party_kind=kind, party=party))

    def problems(self, item):
        party = {"party_kind": item.party_kind, "party": item.party}
        return super().problems(item) + problems_of_party(**party, credit_code=item.credit_code)

    def unpublishable(self, record, files):
        return super().unpublishable(record, files) + record.problems_before_submission()
