"""Telephone numbers and office hours in pages: numbers dial, spans of time stay on one line."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()

# Short numbers of hotlines (12345) and long ones with their area; lines may hold several.
NUMBER = re.compile(r"(?<!\w)\d[\d-]{3,}\d(?!\w)", re.ASCII)
SPAN = re.compile(r"\d{1,2}[:：]\d{2}\s?[—–~～至-]{1,2}\s?\d{1,2}[:：]\d{2}")


@register.filter
def dial(words):
    """Every number in the words as a link that a phone dials; the rest as it is."""
    link = r'<a href="tel:\g<0>">\g<0></a>'
    # The words are escaped before; what is added holds digits and hyphens alone.
    return mark_safe(NUMBER.sub(link, conditional_escape(words or "")))  # noqa: S308


@register.filter
def unbroken(words):
    """8:30—11:30 stays on one line: a line that starts with the dash is misread."""
    span = r'<span class="unbroken">\g<0></span>'
    return mark_safe(SPAN.sub(span, conditional_escape(words or "")))  # noqa: S308
