"""Which address a request comes from, behind as many proxies as the settings trust."""

from ipaddress import ip_address

from django.conf import settings


def client_address(request) -> str | None:
    """The address of the client; None where the server knows none (a socket file).

    Each proxy appends the address it was called from to X-Forwarded-For. So only the last
    TRUSTED_PROXIES entries were written by proxies of ours; whatever a client has put before
    them is never read.
    """
    called_from = _address(request.META.get("REMOTE_ADDR", ""))
    trusted = settings.TRUSTED_PROXIES
    if not trusted:
        return called_from
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return _address(entries[-trusted:][0]) or called_from


def _address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None
