"""Addresses that no page can answer (a NUL in the path or the query) get a plain 400."""

from django.core.exceptions import BadRequest


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
