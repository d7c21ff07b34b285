"""The address that keeps a choice of display and leads back to the page it was made on."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.display.kinds import COOKIE, changed, read, written

A_YEAR = 365 * 24 * 3600
PLACE = "display"  # the buttons themselves: a keyboard goes on where it was


@never_cache
@require_safe
def choose(request):
    """A plain GET form leads here: nothing changes but how this browser is shown the pages."""
    chosen = changed(read(request.COOKIES.get(COOKIE, "")), request.GET)
    response = HttpResponseRedirect(f"{back_to(request.GET.get('next', ''))}#{PLACE}")
    # Not HttpOnly: the script that switches without a new page writes the same cookie.
    response.set_cookie(
        COOKIE, written(chosen), max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS
    )
    return response


def back_to(address: str) -> str:
    """The address if it is a path of this site, else the home page: nobody is led elsewhere."""
    is_path = address.startswith("/") and address.isprintable()
    if not is_path or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return reverse("home")
    return urlsplit(address)._replace(fragment="").geturl()
