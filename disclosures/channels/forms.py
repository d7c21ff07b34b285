"""What staff fill in to say that a channel carried a record."""

from django import forms

from disclosures.channels.models import Channel, Dissemination


class DisseminationForm(forms.ModelForm):
    """Offers the channels that are in use for the record."""

    url = forms.URLField(
        label="网址",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="网上能看到的填写，读者可以从这条信息的页面点击前往",
    )

    class Meta:
        model = Dissemination
        fields = ["channel", "carried_on", "url", "note"]
        widgets = {
            "carried_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, *args, item, **options):
        super().__init__(*args, **options)
        channels = self.fields["channel"]
        channels.queryset = Channel.objects.open_to(item)
        channels.empty_label = "请选择"
        channels.label_from_instance = lambda c: f"{c.name}（{c.get_kind_display()}）"
