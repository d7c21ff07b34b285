"""The drafting form of a service item."""

from django import forms

from disclosures.rooms.forms import RoomForm
from disclosures.services.models import ServiceItem


class ServiceForm(RoomForm):
    online_url = forms.URLField(
        label="网上办理地址", required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = ServiceItem
        fields = "__all__"
        labels = {"title": "事项名称"}
