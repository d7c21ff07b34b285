"""Addresses that no page answers: a NUL in the path or the query, and the admin's shortcut."""

from django.core.exceptions import BadRequest
from django.http import Http404


def no_shortcut(request, address):
    """The admin's "view on site" would redirect any member of staff to any record's address."""
    raise Http404


class BadAddressMiddleware:
    """Refuse NUL characters once, for every view: PostgreSQL can't store or compare them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\x00" in request.path or any(
            "\x00" in value for name in request.GET for value in [name, *request.GET.getlist(name)]
        ):
            raise BadRequest("地址中含有无效字符")
