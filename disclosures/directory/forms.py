"""The drafting form of an official."""

from disclosures.directory.models import Official
from disclosures.rooms.forms import RoomForm


class OfficialForm(RoomForm):
    class Meta:
        model = Official
        fields = "__all__"
        labels = {"title": "姓名"}

    def clean_order(self):
        return self.cleaned_data["order"] or 0
