"""The drafting form of a power."""

from disclosures.rooms.forms import RoomForm
from disclosures.services.powers.models import PowerItem


class PowerForm(RoomForm):
    class Meta:
        model = PowerItem
        fields = "__all__"
        labels = {"title": "事项名称"}
