"""The drafting form of a decision, and what an annulment asks for."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from disclosures.decisions.kinds import NAMED_IN, Annulment
from disclosures.decisions.models import AdministrativeDecision
from disclosures.decisions.rules import problems_of_party, without_name
from disclosures.rooms.forms import DayField, RoomForm


class DecisionForm(RoomForm):
    class Meta:
        model = AdministrativeDecision
        fields = "__all__"
        labels = {"title": "决定名称"}  # noqa: RUF012
        widgets = {  # noqa: RUF012
            name: AdminTextareaWidget(attrs={"rows": 4}) for name in ("matter", "basis", "result")
        }

    def clean(self):
        """The full name of a natural person is masked in every text before anything is kept."""
        cleaned = super().clean()
        party = {name: cleaned.get(name) or "" for name in ("party_kind", "party")}
        cleaned |= without_name({key: cleaned.get(key) or "" for key in NAMED_IN}, **party)
        for problem in problems_of_party(
            party_kind=party["party_kind"],
            party=cleaned.get("party") or "",
            credit_code=cleaned.get("credit_code") or "",
        ):
            self.add_error("party", problem)
        return cleaned


class AnnulmentForm(forms.Form):
    """What happened to the decision, and why."""

    annulment = forms.ChoiceField(label="决定的变动", choices=Annulment.choices)
    annulled_on = DayField(label="变更、撤销日期")
    reason = forms.CharField(
        label="理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="撤回时向社会公开，不写自然人姓名",
    )
