"""Service items: what is needed, what happens, how long it takes, where it is handled."""

from django.db import models
from django.urls import reverse

from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.rooms.fields import TableField
from disclosures.rooms.kinds import Shelf
from disclosures.rooms.models import RoomRecord
from disclosures.rooms.tables import TableColumn
from disclosures.services.kinds import ServiceKind, Window
from disclosures.services.querysets import ServiceItemQuerySet
from disclosures.services.rules import days_in_words, problems_of_days, problems_of_place

MATERIALS = (
    TableColumn("name", "材料名称", required=True),
    TableColumn("form", "份数和形式"),
    TableColumn("source", "来源和说明", lines=True),
)
STEPS = (
    TableColumn("name", "环节", required=True),
    TableColumn("who", "办理人和时限"),
    TableColumn("note", "说明", lines=True),
)
QUESTIONS = (
    TableColumn("question", "问题", required=True, lines=True),
    TableColumn("answer", "解答", required=True, lines=True),
)


class ServiceItem(RoomRecord):
    """One item that people apply for (条例第二十条第（五）项, 行政许可法第三十条); its page is the
    guide that the counter hands out. Blank forms to fill in are its attachments."""

    SHELVES = (Shelf("a20-5", "办事指南", "service-list"),)
    REQUIRED = (
        *("code", "kind", "basis", "conditions", "materials", "steps"),
        *("legal_days", "promised_days", "fee", "phone", "entered_on"),
    )

    code = models.CharField(
        "事项编码", max_length=40, blank=True, help_text="与权责清单一致，两处自动互相链接"
    )
    kind = models.CharField("事项类型", max_length=16, choices=ServiceKind, blank=True)
    basis = models.TextField("办理依据", blank=True, help_text="法律、法规、规章的名称和条款")
    conditions = models.TextField("受理条件", blank=True, help_text="一行一条")
    materials = TableField("申请材料", columns=MATERIALS)
    steps = TableField("办理流程", columns=STEPS)
    legal_days = models.PositiveSmallIntegerField(
        "法定时限（工作日）", null=True, blank=True, help_text="自受理之日起计算"
    )
    promised_days = models.PositiveSmallIntegerField(
        "承诺时限（工作日）", null=True, blank=True, help_text="当场办结的写0"
    )
    result = models.CharField(
        "办理结果", max_length=100, blank=True, help_text="发给的证件或者文书"
    )
    fee = models.CharField(
        "收费", max_length=200, blank=True, help_text="不收费的写“不收费”；收费的写明标准和依据"
    )
    at_hall = models.BooleanField(Window.HALL.label, default=False)
    at_subcentre = models.BooleanField(Window.SUBCENTRE.label, default=False)
    window = models.CharField(
        "办理地点和时间", max_length=200, blank=True, help_text="窗口的位置、编号和办公时间"
    )
    phone = models.CharField("咨询电话", max_length=60, blank=True, help_text="向社会公开")
    complaint_phone = models.CharField(
        "监督投诉电话", max_length=60, blank=True, help_text="向社会公开"
    )
    online_url = models.URLField("网上办理地址", max_length=500, blank=True)
    times_on_site = models.PositiveSmallIntegerField(
        "到现场次数", null=True, blank=True, help_text="申请人最多跑几次；全程网办的写0"
    )
    questions = TableField("常见问题", columns=QUESTIONS)
    is_common = models.BooleanField(
        "常用事项", default=False, help_text="列在首页的“常用服务”中，一般不超过8项"
    )
    entered_on = models.DateField(
        "录入日期", null=True, blank=True, help_text="录入政务服务事项的日期，年报按它统计"
    )
    checked_on = models.DateField(
        "最近核对日期", null=True, blank=True, help_text="最近一次对照依据核对内容的日期"
    )

    objects = RecordManager.from_queryset(ServiceItemQuerySet)()
    with_versions = ServiceItemQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "政务服务事项"
        permissions = publishing_permissions("serviceitem", "政务服务事项")

    def get_absolute_url(self):
        return reverse("service-page", args=[self.pk])

    @property
    def windows(self) -> list[str]:
        """The counters that handle it, in words."""
        return [window.label for window in Window if getattr(self, window)]

    @property
    def row_facts(self):
        promise = "" if self.promised_days is None else f"承诺{days_in_words(self.promised_days)}"
        return [self.get_kind_display(), promise, "、".join(self.windows), self.organisation.name]

    def problems_before_submission(self):
        problems = super().problems_before_submission()
        problems += problems_of_days(self.legal_days, self.promised_days)
        problems += problems_of_place(windows=self.windows, online_url=self.online_url)
        if other := ServiceItem.objects.of_same_code(self).first():
            problems.append(f"事项编码{self.code}已用于“{other}”，请核对")
        return problems
