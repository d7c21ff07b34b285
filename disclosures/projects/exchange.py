"""The columns of projects' spreadsheets."""

from disclosures.projects.models import Project
from disclosures.projects.rules import in_order_of_days
from disclosures.rooms.columns import RoomExchange, column_of, room_columns


def column(key, **more):
    return column_of(Project, key, public=True, **more)


class ProjectSheets(RoomExchange):
    """A project is known by its code, else by its name."""

    model = Project
    MARK = ("项目代码", ("code",))
    OTHER_MARKS = (("项目名称", ("title",)),)
    columns = room_columns(
        Project,
        column("code"),
        column("kind", example="重大建设项目批准和实施"),
        column("owner", example="市公路管理处"),
        column("place"),
        column("investment", example="320万元"),
        column("scope"),
        column("procurement"),
        column("trading_centre", example="市政府公共资源交易中心"),
        column("stages"),
        column("period_reason"),
        column("supervision"),
        title="项目名称",
        title_example="国道101线路面养护大修工程",
    )

    def read_together(self, values):
        if values.get("stages"):
            values["stages"] = in_order_of_days(values["stages"])

    def unpublishable(self, record, files):
        return super().unpublishable(record, files) + record.problems_before_submission()
