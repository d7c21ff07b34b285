"""Spreadsheets of the rooms: columns that the model knows, and how a row finds its record."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate, localtime

from disclosures.exchange.columns import Column, Exchange
from disclosures.exchange.kinds import Choice, Day, Names, Reference, Text, YesNo
from disclosures.exchange.rules import CellRefused, as_text
from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing.states import Attribute, State
from disclosures.rich_text.cleaning import clean
from disclosures.rooms.fields import TableField
from disclosures.rooms.forms import LONGEST_BODY, MomentField
from disclosures.rooms.tables import BETWEEN, from_cell, problems, to_cell

LONGEST_NUMBER = 4  # digits: days, times, places in an order
HELP = {
    "index_number": "已经发布的信息用它辨认；新增的信息留空，发布时自动编号",
    "organisation": "不填为您所在的单位",
    "attribute_ground": "不予公开和依申请公开的，写明理由和依据",
    "body": "直接写文字，一行一段",
}
ORGANISATIONS = Reference(
    records=Organisation.objects.all,
    names=lambda body: tuple(filter(None, (body.name, body.short_name, body.code))),
    offered=organisations_for,
)


@dataclass(frozen=True)
class Table(Text):
    """A small table of the record: a line for each row, cells between upright bars."""

    columns: tuple = ()

    @property
    def words(self) -> str:
        return f"一行一条，格式：{BETWEEN.join(column.heading for column in self.columns)}"

    def read(self, cell) -> list[dict]:
        text = super().read(cell)
        try:
            rows = from_cell(self.columns, text)
        except ValueError as error:
            raise CellRefused(str(error)) from error
        if found := problems(self.columns, rows):
            raise CellRefused("；".join(found))
        return rows

    def write(self, value) -> str:
        return super().write(to_cell(self.columns, value))

    def show(self, value) -> str:
        return super().show(to_cell(self.columns, value))


@dataclass(frozen=True)
class Moment(Text):
    """An instant to the minute, in a real date cell or as people write it."""

    words = "日期和时间，如 2018-06-01 09:30"

    def read(self, cell) -> datetime | None:
        text = f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else as_text(cell)
        try:
            return MomentField(required=False).clean(text)
        except ValidationError as error:
            raise CellRefused(f"“{text[:40]}”：{error.messages[0]}") from error

    def write(self, value) -> str:
        return f"{localtime(value):%Y-%m-%d %H:%M}" if value else ""

    def show(self, value) -> str:
        return self.write(value) or "（空）"


@dataclass(frozen=True)
class Whole(Text):
    """A whole number, not below nought; an empty cell is none at all."""

    words = "整数"

    def read(self, cell) -> int | None:
        text = as_text(cell).removesuffix(".0")
        if text and not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
            raise CellRefused(f"“{text[:40]}”应写整数，如 20")
        return int(text) if text else None

    def write(self, value):
        return value

    def show(self, value) -> str:
        return "（空）" if value is None else str(value)


def stored_form(text: str) -> str:
    """A body as it will be stored: cleaning it once more changes nothing."""
    return clean(clean(text))


def published_day(item):
    return localdate(item.first_published_at) if item.first_published_at else None


PUBLISHED_ON = Column(
    "published_on",
    "发布日期",
    Day(),
    written=False,
    public=True,
    help="只用于导入此前已经公开的历史信息；其他信息由发布的时间决定",
    read_from=published_day,
)
FILES = Column(
    "files",
    "附件",
    Names(),
    written=False,
    exported=False,
    help="附件压缩包里的文件名，几个文件用分号隔开；图片的说明取它的文件名",
)
STATE = Column("state", "状态", imported=False, read_from=lambda item: item.state_label)


def column_of(model, key, heading="", kind=None, **more) -> Column:
    """A column whose heading and kind of cell the model knows."""
    field = model._meta.get_field(key)
    more.setdefault("help", HELP.get(key, ""))
    return Column(key, heading or str(field.verbose_name), kind or kind_of(field), **more)


def kind_of(field) -> Text:
    """The kind of cell that a model's field is read from; relations name theirs themselves."""
    if isinstance(field, TableField):
        return Table(lines=True, columns=field.columns)
    if field.choices:
        return Choice(choices=tuple(field.choices))
    if isinstance(field, models.DateTimeField):
        return Moment()
    if isinstance(field, models.DateField):
        return Day()
    if isinstance(field, models.BooleanField):
        return YesNo()
    if isinstance(field, models.IntegerField):
        return Whole()
    return Text(lines=isinstance(field, models.TextField))


def room_columns(model, *own, title="", title_example="") -> tuple[Column, ...]:
    """The columns of a room: its own between what every record has; `title` heads the title."""
    return (
        column_of(model, "index_number", written=False, public=True),
        column_of(model, "title", title, required=True, public=True, example=title_example),
        *own,
        column_of(model, "organisation", kind=ORGANISATIONS, public=True),
        column_of(
            model,
            "disclosure_attribute",
            default=Attribute.PROACTIVE,
            example="主动公开",
        ),
        column_of(model, "attribute_ground"),
        PUBLISHED_ON,
        column_of(model, "body", kind=Text(lines=True, normalise=stored_form), exported=False),
        FILES,
        STATE,
    )


class RoomExchange(Exchange):
    """Recognised by index number, else by what the room calls `MARK`: (words, fields), else by the
    first of `OTHER_MARKS` that the row has."""

    related = ("organisation",)
    deferred = ("body",)
    published_on, files = "published_on", "files"
    emptied = ("body",)  # what a register line (依申请公开、不予公开) leaves empty
    MARK: tuple[str, tuple[str, ...]] = ("标题", ("title",))
    OTHER_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def blank(self):
        if not hasattr(self, "_home"):
            posting = Posting.objects.filter(user=self.by).select_related("organisation").first()
            self._home = posting.organisation if posting else Organisation.objects.host()
        return self.model(organisation=self._home)

    def identity(self, values):
        if number := values.get("index_number"):
            return ("索引号", number)
        for words, fields in (self.MARK, *self.OTHER_MARKS):
            first, *others = (values.get(field) for field in fields)
            if first:
                return (words, first, *others)
        return None

    def known(self):
        """The records that a row may mean: of the person's own organisations."""
        records = self.model.objects.exclude(state=State.DISCARDED).select_related(*self.related)
        mine = organisations_of(self.by)
        return records if mine is None else records.filter(organisation__in=mine)

    def find(self, identities):
        found: dict[tuple, list] = {}
        for mark, names in (("索引号", ("index_number",)), self.MARK, *self.OTHER_MARKS):
            wanted = {identity[1] for identity in identities if identity[0] == mark}
            for item in self.known().filter(**{f"{names[0]}__in": wanted}) if wanted else ():
                identity = (mark, *(getattr(item, name) for name in names))
                found.setdefault(identity, []).append(item)
        return found

    def unknown(self, identity):
        if identity[0] != "索引号":
            return ""
        return f"没有索引号为“{identity[1]}”的信息，或者不属于您的单位；新增的信息请把索引号留空"

    def problems(self, item):
        found = []
        is_register_line = item.disclosure_attribute != Attribute.PROACTIVE
        if is_register_line and any(getattr(item, name) for name in self.emptied):
            words = "和".join(item._meta.get_field(name).verbose_name for name in self.emptied)
            found.append(f"依申请公开和不予公开的信息只登记标题等项目，不录入{words}")
        if item.organisation.is_closed:
            found.append(f"“{item.organisation}”已经撤并，请填写现在的单位")
        if len(item.body) > LONGEST_BODY:
            found.append(f"正文超过{LONGEST_BODY}字")
        return found
