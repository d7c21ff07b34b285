"""The name under which a failed attempt is kept: the lock-out asks for it by the settings."""


def typed_name(request, credentials=None) -> str:
    """As it was typed, as far as its column is wide."""
    return ((credentials or request.POST).get("username") or "")[:150].replace("\x00", "")
