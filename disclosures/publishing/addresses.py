"""Reading numbers from addresses, which anybody may have typed. Pure."""

LONGEST = 15  # digits; anything longer is beyond every bound
FARTHEST = 10_000_000  # no list is that long


def whole_number(text, *, default, low, high) -> int:
    """A number from an address, brought between `low` and `high`; nonsense is the default."""
    if not text or not text.removeprefix("-").isascii() or not text.removeprefix("-").isdigit():
        return default
    return max(low, min(high, int(text) if len(text) <= LONGEST else high))
