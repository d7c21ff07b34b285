"""Input of the annual report: its parts, and what is supplied for its figures."""

from django import forms

from disclosures.organisations.access import organisations_for
from portal.annual_report.actions import bodies_to_ask, suppliable
from portal.annual_report.figures import FIGURES
from portal.annual_report.models import CollectionRound, ReportText, SuppliedFigure
from portal.annual_report.presentation import part_of
from portal.annual_report.tables import edition_for, editions

TOKENS = "、".join(f"{{{id}}} {figure.label}（{figure.unit}）" for id, figure in FIGURES.items())


def parts_of(*wanted):
    """The parts of the editions as choices, under the name of each edition."""
    return [
        (edition.label, [(part.id, part.heading) for part in edition.parts]) for edition in wanted
    ]


def by_part(year):
    """What can be supplied for the year, under the headings of its form."""
    groups = {}
    for id, label in suppliable(year).items():
        groups.setdefault(part_of(edition_for(year), id), []).append((id, label))
    return list(groups.items())


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReportTextForm(forms.ModelForm):
    """The parts of every edition; `for_edition` narrows them once the year is known."""

    part = forms.ChoiceField(label="部分", choices=parts_of(*editions()))

    class Meta:
        model = ReportText
        fields = ["part", "text"]
        help_texts = {"text": f"一行一段。写下面的记号，页面上就是当时的数据：{TOKENS}"}


def for_edition(edition):
    """The form with the parts of one edition."""
    part = forms.ChoiceField(label="部分", choices=parts_of(edition))
    return type("ReportTextForm", (ReportTextForm,), {"part": part})


class ReportTextFormSet(forms.BaseInlineFormSet):
    """The parts of one report, each once."""

    def get_unique_error_message(self, unique_check):
        return "同一部分只能填写一次，请合并文字"

    def get_form_error(self):
        return "这一部分重复了"


class FillForm(forms.ModelForm):
    """填报: the number, or that there was none, with its source."""

    class Meta:
        model = SuppliedFigure
        fields = ["value", "is_nil", "source", "evidence"]
        widgets = {"evidence": forms.FileInput}
        help_texts = {"source": "例：市场监管业务系统2024年12月31日导出", "evidence": "选填"}

    def clean_evidence(self):
        """Only a file chosen now; what is kept stays as it is."""
        return self.files.get("evidence")


class SupplyForm(FillForm):
    """填报 of a figure that nobody asked for."""

    figure = forms.ChoiceField(label="指标")

    def __init__(self, *args, user, year, **options):
        super().__init__(*args, **options)
        self.fields["figure"].choices = [("", "——"), *by_part(year)]
        self.fields["organisation"].queryset = organisations_for(user)

    class Meta(FillForm.Meta):
        fields = ["organisation", "figure", *FillForm.Meta.fields]


class RoundForm(forms.ModelForm):
    """布置填报: which figures, of whom, until when."""

    asked = forms.ModelMultipleChoiceField(
        None, label="填报单位", widget=forms.CheckboxSelectMultiple
    )
    figures = forms.MultipleChoiceField(label="指标", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, organisation, year, **options):
        super().__init__(*args, **options)
        self.fields["figures"].choices = by_part(year)
        self.fields["asked"].queryset = bodies_to_ask(organisation)

    class Meta:
        model = CollectionRound
        fields = ["due_on", "note"]
        widgets = {"due_on": date_input()}


class ReasonForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="说明", max_length=300)


class DayForm(forms.Form):
    """The day as of which a year is replayed."""

    on = forms.DateField(label="按这一天的状况统计", required=False, widget=date_input())
