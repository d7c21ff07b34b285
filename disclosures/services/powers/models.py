"""Powers of the body, one for each line of the list."""

from django.db import models
from django.urls import reverse

from disclosures.publishing.models import publishing_permissions
from disclosures.publishing.querysets import RecordManager
from disclosures.rooms.models import RoomRecord
from disclosures.services.powers.kinds import PowerCategory
from disclosures.services.powers.querysets import PowerQuerySet


class PowerItem(RoomRecord):
    """One power (权责事项): on which basis, exercised by whom, with which duties."""

    REQUIRED = ("code", "category", "basis", "responsible_unit", "responsibilities")

    code = models.CharField(
        "事项编码", max_length=40, blank=True, help_text="与政务服务事项一致，两处自动互相链接"
    )
    category = models.CharField("事项类别", max_length=16, choices=PowerCategory, blank=True)
    basis = models.TextField("实施依据", blank=True, help_text="法律、法规、规章的名称和条款")
    responsible_unit = models.CharField(
        "承办机构", max_length=100, blank=True, help_text="具体行使的科室或者所属单位"
    )
    responsibilities = models.TextField("责任事项", blank=True, help_text="一行一条")
    accountability = models.TextField("追责情形", blank=True, help_text="一行一条")

    objects = RecordManager.from_queryset(PowerQuerySet)()
    with_versions = PowerQuerySet.as_manager()

    class Meta(RoomRecord.Meta):
        verbose_name = verbose_name_plural = "权责清单"
        permissions = publishing_permissions("poweritem", "权责清单")

    def get_absolute_url(self):
        return reverse("power-page", args=[self.pk])

    @property
    def row_facts(self):
        return [self.get_category_display(), self.code, self.responsible_unit]
