"""Writing one part of the annual report: which parts and which figures there are."""

from django import forms

from portal.annual_report.figures import FIGURES
from portal.annual_report.models import ReportText
from portal.annual_report.tables import editions

TOKENS = "、".join(f"{{{id}}} {figure.label}（{figure.unit}）" for id, figure in FIGURES.items())


def parts_of(*wanted):
    """The parts of the editions as choices, under the name of each edition."""
    return [
        (edition.label, [(part.id, part.heading) for part in edition.parts]) for edition in wanted
    ]


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
