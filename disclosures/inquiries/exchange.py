"""The columns of inquiries' spreadsheets: work orders come in by their number, and public lists
hold nothing of who asked and who was to answer."""

from dataclasses import replace

from disclosures.inquiries.models import Inquiry
from disclosures.rooms.columns import ORGANISATIONS, RoomExchange, column_of, room_columns

OFFICE = Inquiry.PRIVATE | {"is_complaint_art47"}


def column(key, **more):
    return column_of(Inquiry, key, public=key not in OFFICE, **more)


def worded_here(*own, **titles):
    """The columns; a work order that comes again does not undo how the office has put it."""
    columns = room_columns(Inquiry, *own, **titles)
    return tuple(replace(c, only_new=c.key in ("title", "question_original")) for c in columns)


class InquirySheets(RoomExchange):
    """A work order is known by its number on its channel; taken in again it changes nothing."""

    model = Inquiry
    related = ("organisation", "assigned_to")
    deferred = ("body",)
    MARK = ("渠道和工单号", ("work_order", "channel"))
    OTHER_MARKS = (
        ("登记编号", ("registration",)),
        ("标题、渠道和收到日期", ("title", "channel", "received_on")),
    )
    columns = worded_here(
        column("channel", required=True, example="12328"),
        column("work_order", example="20180601-0012"),
        column("registration", written=False),
        column("received_on", example="2018-06-01"),
        column("question_original"),
        column("asker_name"),
        column("asker_contact"),
        column("consent"),
        column("question"),
        column("is_complaint_art47"),
        column("assigned_to", kind=ORGANISATIONS, help="承办的科室或者单位，不公开"),
        column("is_hard"),
        column("hard_reason"),
        column("answered_on"),
        title_example="关于公交卡异地使用的咨询",
    )
