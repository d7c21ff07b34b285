"""What every list of a room may be narrowed by; a filter never decides visibility."""

import django_filters
from django import forms

from disclosures.organisations.models import Organisation
from disclosures.publishing.finding import find_in

EVERYTHING = "全部"
UNKNOWN = {"invalid_choice": "没有“%(value)s”这一项，请重新选择"}


def choice_filter(label, choices, **options):
    """One of a fixed list, by its code."""
    return django_filters.ChoiceFilter(
        label=label, choices=choices, empty_label=EVERYTHING, error_messages=UNKNOWN, **options
    )


class RoomFilter(django_filters.FilterSet):
    """Words, the year of publication, the responsible unit; rooms add theirs between them.

    A room in which the year means nothing says `year = None`.
    """

    q = django_filters.CharFilter(
        label="标题或者正文", method="filter_words", max_length=100, strip=True
    )
    year = choice_filter("发布年份", (), method="filter_year")
    organisation = django_filters.ModelChoiceFilter(
        label="责任单位",
        queryset=Organisation.objects.all(),
        to_field_name="code",
        method="filter_organisation",
        empty_label=EVERYTHING,
        error_messages=UNKNOWN,
    )

    def __init__(self, data=None, queryset=None, *, years=(), **options):
        super().__init__(data, queryset, **options)
        if "year" in self.filters:
            self.filters["year"].extra["choices"] = [(str(year), f"{year}年") for year in years]
        self.filters["q"].extra["widget"] = forms.TextInput(attrs={"type": "search"})

    def filter_words(self, queryset, name, value):
        return find_in(queryset, value)

    def filter_year(self, queryset, name, value):
        return queryset.filter(first_published_at__year=int(value))

    def filter_organisation(self, queryset, name, value):
        return queryset.within(value)
