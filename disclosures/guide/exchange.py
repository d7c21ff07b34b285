"""The columns of guides' spreadsheets."""

from disclosures.guide.models import Guide
from disclosures.rooms.columns import RoomExchange, column_of, room_columns

OFFICE = ("office", "office_address", "office_hours", "office_phone", "office_fax", "office_email")
PARTS = ("classification", "ways", "applying", "fees", "remedies")


class GuideSheets(RoomExchange):
    model = Guide
    columns = room_columns(
        Guide, *(column_of(Guide, key, public=True) for key in (*OFFICE, *PARTS))
    )
