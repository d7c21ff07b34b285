"""What a reader may narrow the public list of documents by; it never decides visibility."""

import django_filters
from django import forms

from disclosures.documents.kinds import CURRENT, DEAD, DocumentKind, Validity
from disclosures.documents.models import Document, Section
from disclosures.organisations.models import Organisation
from disclosures.publishing.finding import find_in

EVERYTHING = "全部"
# Two values at once, for the lists that the law asks for: value → (label, validities).
EITHER = {
    "current": ("现行有效（含已修改）", CURRENT),
    "ended": ("已失效、已废止", DEAD),
}
UNKNOWN = {"invalid_choice": "没有“%(value)s”这一项，请重新选择"}


def section_choices():
    """The catalogue as groups of columns. One query."""
    columns = list(Section.objects.all())
    return [
        (
            parent.name,
            [(child.code, child.name) for child in columns if child.parent_id == parent.pk],
        )
        for parent in columns
        if parent.parent_id is None
    ]


class DocumentFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label="标题、文号或者正文", method="filter_words", max_length=100, strip=True
    )
    year = django_filters.ChoiceFilter(
        label="发布年份", method="filter_year", empty_label=EVERYTHING, error_messages=UNKNOWN
    )
    section = django_filters.ChoiceFilter(
        label="公开栏目",
        field_name="section__code",
        choices=section_choices,
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )
    kind = django_filters.ChoiceFilter(
        label="信息类别",
        choices=DocumentKind.choices,
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )
    organisation = django_filters.ModelChoiceFilter(
        label="责任单位",
        queryset=Organisation.objects.all(),
        to_field_name="code",
        method="filter_organisation",
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )
    validity = django_filters.ChoiceFilter(
        label="有效性",
        choices=[*Validity.choices, *((key, label) for key, (label, _) in EITHER.items())],
        method="filter_validity",
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )

    class Meta:
        model = Document
        fields = ["q", "year", "section", "kind", "organisation", "validity"]

    def __init__(self, data=None, queryset=None, *, years=(), **options):
        super().__init__(data, queryset, **options)
        self.filters["year"].extra["choices"] = [(str(year), f"{year}年") for year in years]
        self.filters["q"].extra["widget"] = forms.TextInput(attrs={"type": "search"})

    def filter_words(self, queryset, name, value):
        return find_in(queryset, value)

    def filter_year(self, queryset, name, value):
        return queryset.filter(first_published_at__year=int(value))

    def filter_validity(self, queryset, name, value):
        _, wanted = EITHER.get(value, ("", [value]))
        return queryset.filter(validity__in=wanted)

    def filter_organisation(self, queryset, name, value):
        return queryset.within(value)
