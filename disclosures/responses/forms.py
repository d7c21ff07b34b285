"""The drafting form of a response, and what a year without any asks for."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.timezone import now

from disclosures.responses.actions import refusal_to_record
from disclosures.responses.models import PublicResponse, YearWithoutResponse
from disclosures.rooms.forms import MomentField, RoomForm


def moment(key):
    """An instant of the model, to the minute."""
    field = PublicResponse._meta.get_field(key)
    return MomentField(label=field.verbose_name, required=False, help_text=field.help_text)


class ResponseForm(RoomForm):
    found_at, answered_at, briefed_at = map(moment, ("found_at", "answered_at", "briefed_at"))
    link = forms.URLField(label="回应网址", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = PublicResponse
        fields = "__all__"
        widgets = {"concern": AdminTextareaWidget(attrs={"rows": 4})}


class YearForm(forms.ModelForm):
    by = None  # whose form it is; set by the admin

    class Meta:
        model = YearWithoutResponse
        fields = ["year", "organisation", "statement"]

    def clean(self):
        cleaned = super().clean()
        if {"year", "organisation"} <= cleaned.keys():
            asked = YearWithoutResponse(year=cleaned["year"], organisation=cleaned["organisation"])
            if why := refusal_to_record(self.by, asked, at=now()):
                raise forms.ValidationError(why)
        return cleaned
