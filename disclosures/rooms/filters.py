"""What every list of a room may be narrowed by; a filter never decides visibility."""

from collections import Counter

import django_filters
from django import forms
from django.db.models import Count, F
from django.db.models.functions import ExtractYear

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

    # By which column of the records the choices of a filter are counted; others have no numbers.
    COUNTED = {"year": ExtractYear("first_published_at"), "organisation": F("organisation")}

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

    # --- how much each choice would leave ---------------------------------------------------------
    def show_counts(self):
        """Write behind each choice how many records it would leave, the others kept.

        Two queries. None where words narrow the list: looking for them is what costs.
        """
        counted = self.counted()
        if not counted or not self.form.is_valid() or self.form.cleaned_data.get("q"):
            return
        counts = self.counts()
        for name in counted:
            field, found = self.form.fields[name], counts[name]
            field.widget.choices = [_with_count(choice, found) for choice in field.choices]

    def counted(self) -> dict:
        """Filter → column. A room whose year is not that of publication has no numbers for it."""
        found = {name: column for name, column in self.COUNTED.items() if name in self.filters}
        if type(self).filter_year is not RoomFilter.filter_year:
            found.pop("year", None)
        return found

    def counts(self) -> dict[str, Counter]:
        """For each counted filter: choice → number of records. One look at the records."""
        columns, chosen, records = self.counted(), self._chosen(), self.queryset
        for name, narrowing in self.filters.items():
            if name not in columns:
                records = narrowing.filter(records, self.form.cleaned_data[name])
        cells = {f"by_{name}": column for name, column in columns.items()}
        rows = records.order_by().values(**cells).annotate(number=Count("pk"))
        found = {name: Counter() for name in columns}
        options_of = self.options()
        for row in rows:
            options = {name: options_of(name, row[f"by_{name}"]) for name in columns}
            missed = [
                name for name in columns if chosen[name] and chosen[name] not in options[name]
            ]
            for name in columns:
                if not missed or missed == [name]:
                    found[name].update(dict.fromkeys(options[name], row["number"]))
        return found

    def options(self):
        """`options_of(name, cell)`: the choices that a record with this cell falls under."""
        above = _chains() if "organisation" in self.counted() else {}

        def options_of(name, cell) -> tuple[str, ...]:
            return above.get(cell, ()) if name == "organisation" else (str(cell),)

        return options_of

    def _chosen(self) -> dict[str, str]:
        given = {name: self.form.cleaned_data.get(name) for name in self.counted()}
        return {name: str(getattr(value, "code", value) or "") for name, value in given.items()}


def _chains() -> dict[int, tuple[str, ...]]:
    """Key of each organisation → its code and the codes of those above it. One query."""
    rows = Organisation.objects.values_list("pk", "parent_id", "code")
    tree = {key: (parent, code) for key, parent, code in rows}

    def chain(key):
        parent, code = tree[key]
        return (code, *(chain(parent) if parent else ()))

    return {key: chain(key) for key in tree}


def _with_count(choice, counts):
    value, label = choice
    if isinstance(label, (list, tuple)):
        return value, [_with_count(one, counts) for one in label]
    key = str(value)
    return (key, f"{label}（{counts[key]}）" if key else label)
