"""What staff fill in to put documents on a delivery list and to hand it over."""

from django import forms

from disclosures.handover.access import delivering_organisations
from disclosures.handover.models import DeliveryList, Receiver
from disclosures.organisations.access import organisations_of

MOST = 20_000  # documents at once; more is no list that anybody signs


class FillForm(forms.Form):
    """Which list the chosen documents go on: one that is being drawn up, or a new one."""

    documents = forms.CharField(widget=forms.HiddenInput)
    delivery_list = forms.ModelChoiceField(
        DeliveryList.objects.none(), label="加入清单", required=False, empty_label="新建清单"
    )
    organisation = forms.ModelChoiceField(
        None, label="移送单位", required=False, empty_label="请选择", help_text="新建清单时选择"
    )
    receiver = forms.ModelChoiceField(
        Receiver.objects.filter(is_active=True),
        label="接收单位",
        required=False,
        empty_label="请选择",
        help_text="新建清单时选择",
    )

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        lists = DeliveryList.objects.open().within(organisations_of(user))
        self.fields["delivery_list"].queryset = lists.select_related("receiver")
        self.fields["organisation"].queryset = delivering_organisations(user)

    def clean_documents(self):
        """The keys of the chosen documents, in their order."""
        keys = self.cleaned_data["documents"].split(",")
        if len(keys) > MOST or not all(k.isascii() and k.isdigit() and len(k) < 16 for k in keys):
            raise forms.ValidationError("没有选择信息")
        return list(dict.fromkeys(int(key) for key in keys))

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("delivery_list"):
            for name in ("organisation", "receiver"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "新建清单要选择" + self.fields[name].label)
        return cleaned


class HandOverForm(forms.Form):
    """What makes a list a delivery: the day, and who signed on both sides."""

    handed_over_on = forms.DateField(
        label="移送日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    handed_by = forms.CharField(label="移送人", max_length=60)
    received_by = forms.CharField(
        label="接收人", max_length=60, help_text="按清单上接收单位签收人的姓名填写"
    )
