"""Projects of the key areas: whose, what, where it is traded, and the thread of its stages."""

from django.db import models

from disclosures.projects.deadlines import late_reports, short_periods
from disclosures.projects.kinds import (
    PROCUREMENT_SECTION,
    SECTIONS,
    SUPERVISED,
    Area,
    Method,
    Stage,
)
from disclosures.projects.querysets import ProjectQuerySet
from disclosures.projects.rules import is_decided, problems_of_secrets, problems_of_stages
from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rooms.fields import TableField
from disclosures.rooms.kinds import Shelf
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.tables import TableColumn

STAGES = (
    TableColumn("stage", "阶段", required=True, choices=tuple(Stage.labels)),
    TableColumn("day", "日期", required=True, day=True),
    TableColumn("ends", "截止日期", day=True),
    TableColumn("shown", "公布日期", day=True),
    TableColumn("words", "内容", lines=True),
    TableColumn("number", "有关文件的索引号"),
    TableColumn("sold_until", "文件发售截止", day=True),
)
SUPERVISION = (
    TableColumn("matter", "事项", required=True, choices=SUPERVISED),
    TableColumn("day", "日期", required=True, day=True),
    TableColumn("unit", "监督单位", required=True),
)
BY_TENDER = ("", Method.OPEN, Method.INVITED)


class Project(RoomRecord):
    """One project (条例第二十条第（九）、（十）项); each further stage is a new version."""

    SHELVES = (
        Shelf(PROCUREMENT_SECTION, "政府采购", "procurement-list", {"procurement__gt": ""}),
        *(
            Shelf(section, area.label, "project-list", {"kind": area}, f"?kind={area}")
            for area, section in SECTIONS.items()
        ),
    )
    REQUIRED = ("kind", "owner", "stages")

    kind = models.CharField("领域", max_length=20, choices=Area, blank=True)
    code = models.CharField("项目代码", max_length=60, blank=True)
    owner = models.CharField("建设（采购）单位", max_length=100, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    investment = models.CharField(
        "投资或者预算", max_length=60, blank=True, help_text="例：320万元"
    )
    scope = models.TextField("内容和规模", blank=True)
    procurement = models.CharField(
        "政府采购方式",
        max_length=16,
        choices=Method,
        blank=True,
        help_text="属于政府采购的选择，同时列入政府采购信息",
    )
    trading_centre = models.CharField(
        "进场交易",
        max_length=100,
        blank=True,
        help_text="公共资源交易中心的名称；没有进场的不填",
    )
    stages = TableField(
        "办理过程",
        columns=STAGES,
        help_text="截止日期：资格预审写申请截止，招标公告写投标截止，中标候选人公示写公示截止；"
        "文件发售截止：资格预审文件、招标文件发售的最后一天",
    )
    period_reason = models.CharField(
        "期限说明",
        max_length=200,
        blank=True,
        help_text="期限不符合法定最短期限的写明理由，向社会公开",
    )
    supervision = TableField(
        "全程监督",
        columns=SUPERVISION,
        help_text="只记录已经在监督下进行，不写标底金额和专家姓名；"
        "招标投标情况书面报告写提交的日期和收到报告的监督部门",
    )

    objects = RecordManager.from_queryset(ProjectQuerySet)()
    with_versions = ProjectQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "重点领域项目"
        permissions = publishing_permissions("project", "重点领域项目")

    @property
    def kind_label(self):
        return self.get_kind_display() or str(self._meta.verbose_name)

    @property
    def current_stage(self) -> dict:
        """The last row of the thread; {} while there is none."""
        return self.stages[-1] if self.stages else {}

    @property
    def row_facts(self):
        stage = self.current_stage
        now = f"{stage['stage']} {stage.get('day', '')}".strip() if stage else ""
        return [self.get_kind_display(), now, self.owner]

    @property
    def short_periods(self) -> list[str]:
        """Minimum periods that the stages do not keep."""
        is_tender = self.procurement in BY_TENDER
        found = short_periods(self.stages, is_tender=is_tender)
        return found + late_reports(self.stages, self.supervision, is_tender=is_tender)

    def problems_before_submission(self):
        problems = super().problems_before_submission() + problems_of_stages(self.stages)
        if (told := self.short_periods) and not self.period_reason.strip():
            problems += [f"{period}；确有原因的请填写期限说明" for period in told]
        if self.disclosure_attribute == Attribute.PROACTIVE:
            problems += problems_of_secrets(self.texts(), decided=is_decided(self.stages))
        return problems
