"""The accessibility statement, printed from the list of what is tested (statement.json)."""

import json
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

STATEMENT = json.loads(Path(__file__).with_name("statement.json").read_text("utf-8"))


@require_safe
def statement(request):
    days = settings.CORRECTION_DAYS
    return render(request, "accessibility/statement.html", {**STATEMENT, "days": days})
