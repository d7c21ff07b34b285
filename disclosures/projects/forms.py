"""The drafting form of a project."""

from django.contrib.admin.widgets import AdminTextareaWidget

from disclosures.projects.models import Project
from disclosures.projects.rules import in_order_of_days
from disclosures.rooms.forms import RoomForm


class ProjectForm(RoomForm):
    class Meta:
        model = Project
        fields = "__all__"
        labels = {"title": "项目名称"}  # noqa: RUF012
        widgets = {"scope": AdminTextareaWidget(attrs={"rows": 4})}  # noqa: RUF012

    def clean_stages(self):
        """Kept in the order in which they happened, so that the last one is the current one."""
        return in_order_of_days(self.cleaned_data["stages"])
