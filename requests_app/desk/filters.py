"""What the list of applications on the desk is narrowed by."""

from django.contrib import admin
from django.utils.timezone import localdate

from disclosures.publishing.history import actor_name
from requests_app.desk.waiting import WAITING, counters_of
from requests_app.kinds import Channel
from requests_app.models import Application
from requests_app.outcomes import choices
from requests_app.states import State


class WaitingFilter(admin.SimpleListFilter):
    title, parameter_name = "待办", "waiting"

    def lookups(self, request, model_admin):
        return [(name, one.label) for name, one in counters_of(request.user).items()]

    def queryset(self, request, queryset):
        if (name := self.value()) not in counters_of(request.user):
            return queryset
        return WAITING[name].narrow(queryset, request.user, localdate())


class HandlerFilter(admin.RelatedOnlyFieldListFilter):
    """Those who handle cases, by their names, not by the names they sign in with."""

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.empty_value_display = "待分派"

    def field_choices(self, field, request, model_admin):
        found = [key for key, _ in super().field_choices(field, request, model_admin)]
        people = field.related_model.objects.filter(pk__in=found)
        return [(person.pk, actor_name(person)) for person in people.order_by("pk")]


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "状态", "state"

    def lookups(self, request, model_admin):
        return [("open", "未答复"), *State.choices]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.open()
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class OutcomeFilter(admin.SimpleListFilter):
    """The rows of the form, word for word."""

    title, parameter_name = "处理结果", "outcome"

    def lookups(self, request, model_admin):
        return [leaf for _, leaves in choices() for leaf in leaves]

    def queryset(self, request, queryset):
        return queryset.filter(outcome=self.value()) if self.value() else queryset


class YearFilter(admin.SimpleListFilter):
    """Of the year by the day of receipt."""

    title, parameter_name = "收到年份", "year"

    def lookups(self, request, model_admin):
        return [(str(year), f"{year}年") for year in Application.objects.years_received()]

    def queryset(self, request, queryset):
        offered = self.value() in dict(self.lookup_choices)
        return queryset.received_in(int(self.value())) if offered else queryset


class ChannelFilter(admin.SimpleListFilter):
    title, parameter_name = "申请渠道", "channel"

    def lookups(self, request, model_admin):
        return Channel.choices

    def queryset(self, request, queryset):
        return queryset.filter(channel=self.value()) if self.value() else queryset
