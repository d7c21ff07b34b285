"""The public page that counts the period for an answer and shows every day of it."""

from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from disclosures.statute.querysets import calendar_in_force
from requests_app.calculator.forms import ClockForm
from requests_app.deadlines import trace


@require_safe
def calculator(request):
    """The form, and below it the calculation; the address holds what was asked."""
    form = ClockForm(request.GET or None)
    context = {"form": form}
    if form.is_bound and form.is_valid():
        calendar = calendar_in_force()
        found = trace(form.facts(), calendar)
        today = localdate()
        context |= {"trace": found, "today": today, "left": found.days_left(today, calendar)}
    return render(request, "requests/calculator.html", context)
