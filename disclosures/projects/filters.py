"""What a reader may narrow the lists of projects by."""

from django.db.models import F

from disclosures.projects.kinds import Area, Method, Stage
from disclosures.projects.models import Project
from disclosures.rooms.filters import RoomFilter, choice_filter


class ProjectFilter(RoomFilter):
    COUNTED = {**RoomFilter.COUNTED, "kind": F("kind")}

    kind = choice_filter("领域", Area.choices)
    stage = choice_filter("现在的阶段", Stage.choices, method="filter_stage")

    class Meta:
        model = Project
        fields = ["q", "year", "kind", "stage", "organisation"]

    def filter_stage(self, queryset, name, value):
        return queryset.at_stage(value)


class ProcurementFilter(ProjectFilter):
    """The same list, of government procurement alone."""

    COUNTED = {**RoomFilter.COUNTED, "procurement": F("procurement")}

    kind = None
    procurement = choice_filter("采购方式", Method.choices)

    class Meta:
        model = Project
        fields = ["q", "year", "procurement", "stage", "organisation"]

    def __init__(self, data=None, queryset=None, **options):
        super().__init__(data, queryset.procurement(), **options)
