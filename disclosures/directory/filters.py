"""What a reader may narrow the list of officials by; without a day it is those in office today."""

import django_filters
from django import forms
from django.utils.timezone import localdate

from disclosures.directory.kinds import Rank
from disclosures.directory.models import Official
from disclosures.rooms.filters import RoomFilter, choice_filter


class OfficialFilter(RoomFilter):
    year = None
    COUNTED = {}  # who is in office depends on the day
    q = django_filters.CharFilter(
        label="姓名、职务或者分工", method="filter_words", max_length=100, strip=True
    )
    rank = choice_filter("人员类别", Rank.choices)
    on = django_filters.DateFilter(
        label="哪一天在任（不填为今天）",
        method="filter_day",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "请写出日期，例：2018-06-01"},
    )

    class Meta:
        model = Official
        fields = ["q", "rank", "organisation", "on"]

    @property
    def day(self):
        return self.form.cleaned_data.get("on") or localdate()

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset).holding(self.day).by_precedence()

    def filter_day(self, queryset, name, value):
        return queryset  # the day of the list is asked for even where the reader gave none
