"""A limit as data, and who counts as one visitor."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

HOME_NETWORK = 64  # bits: one IPv6 subscriber holds a whole /64 and may change address at will


@dataclass(frozen=True)
class Limit:
    """At most `most` requests within `seconds`, beginning with the first."""

    most: int
    seconds: int


def parse(text: str) -> Limit:
    """'300/10' is three hundred in ten seconds."""
    most, _, seconds = text.partition("/")
    limit = Limit(int(most), int(seconds))
    if limit.most < 1 or limit.seconds < 1:
        raise ValueError(f"{text}: a limit is a number of requests / a number of seconds")
    return limit


def visitor(address: str | None) -> str:
    """The address, or of IPv6 the network; nobody's address is a visitor too."""
    if address is None:
        return ""
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((address, HOME_NETWORK), strict=False))
    return address
