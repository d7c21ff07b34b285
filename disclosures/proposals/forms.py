"""The drafting form of a proposal, and what noting an opinion asks for."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from disclosures.proposals.actions import NOTED
from disclosures.proposals.kinds import Satisfaction
from disclosures.proposals.models import Proposal
from disclosures.rooms.forms import DayField, RoomForm, body_field

OPINIONS = [("", "还没有意见"), *Satisfaction.choices]


class ProposalForm(RoomForm):
    body = body_field(label="复文")

    class Meta:
        model = Proposal
        fields = "__all__"
        widgets = {  # noqa: RUF012
            "proposer_contacts": AdminTextareaWidget(attrs={"rows": 2}),
            "matter": AdminTextareaWidget(attrs={"rows": 6}),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "title" in self.fields:  # none where it is only read
            self.fields["title"].help_text = "例：关于市第十一届人大一次会议第12号建议的答复"
        if self.instance.revision_of_id:
            self._show_opinion_of(self.instance.revision_of)

    def _show_opinion_of(self, record):
        """The opinion belongs to the record; a new version shows it and leaves it."""
        for name in set(NOTED) & set(self.fields):
            self.fields[name].disabled = True
            self.initial[name] = getattr(record, name)
            self.fields[name].help_text = "属于原信息，请在原信息上“登记满意程度”"


class OpinionForm(forms.Form):
    """What came back from the proposers, whenever it came."""

    satisfaction = forms.ChoiceField(label="满意程度", choices=OPINIONS, required=False)
    redone_on = DayField(
        label="重新答复日期", required=False, help_text="不满意的，重新办理答复后填写"
    )
    second_satisfaction = forms.ChoiceField(
        label="重新办理后的满意程度", choices=OPINIONS, required=False
    )
