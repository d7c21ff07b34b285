"""The QR code of an address, drawn by the server: a phone takes a page along, paper leads back."""

import segno
from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag
def qr_code(address):
    """The address as an inline drawing in the colours of paper, which every camera reads."""
    picture = segno.make(address, error="m").svg_inline(
        omitsize=True, border=4, light="#fff", svgclass="qr-picture", lineclass=None
    )
    # Drawn by segno from the address alone: lines and numbers.
    return mark_safe(picture.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308
