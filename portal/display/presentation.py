"""What the pages print of the reader's choice: attributes of <html>, and a button for each mode."""

from portal.display.kinds import COOKIE, MODES, STANDARD, read


def display(request):
    """Context processor: `display`."""
    chosen = read(request.COOKIES.get(COOKIE, ""))
    return {
        "display": {
            "chosen": [(name, value) for name, value in chosen.items() if value],
            "buttons": list(buttons(chosen)),
        }
    }


def buttons(chosen):
    """A size is chosen among sizes; the other modes are switched on, and off by the same button."""
    for name, values in MODES.items():
        if name == "size":
            yield button(name, "", STANDARD, is_on=not chosen[name])
        for value, label in values.items():
            yield button(name, value, label, is_on=chosen[name] == value)


def button(name, value, label, *, is_on) -> dict:
    asks_for = "" if is_on and name != "size" else value
    return {"name": name, "value": value, "asks_for": asks_for, "label": label, "is_on": is_on}
