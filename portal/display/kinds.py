"""The modes of reading as data, and the one word or two that a cookie keeps of them. Pure."""

COOKIE = "display"
# Attribute of the page → its values: a word of the cookie → the label of its button.
MODES = {
    "size": {"large": "大", "huge": "特大"},
    "contrast": {"high": "高对比"},
    "mode": {"elder": "长者模式"},
}
STANDARD = "标准"


def read(cookie: str) -> dict[str, str]:
    """Attribute → value as chosen; what nobody could have chosen here is passed over."""
    words = cookie.split(".")
    return {
        attribute: next((word for word in words if word in values), "")
        for attribute, values in MODES.items()
    }


def written(chosen: dict[str, str]) -> str:
    return ".".join(value for value in chosen.values() if value)


def changed(chosen: dict[str, str], wishes) -> dict[str, str]:
    """The choice after some attributes were asked for anew; '' is the standard of each."""
    return {
        attribute: wishes[attribute]
        if wishes.get(attribute) in ("", *values)
        else chosen[attribute]
        for attribute, values in MODES.items()
    }
