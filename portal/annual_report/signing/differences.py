"""Reading the frozen form, and what the records say now against it. Pure."""

from portal.annual_report.tables import editions

TABLES = {"two": "t2", "three": "t3", "four": "t4"}


def edition_of(form: dict):
    """The edition that the form was frozen in, whatever the year's edition is today."""
    return next(edition for edition in editions() if edition.id == form["edition"])


def differences(signed: dict, now: dict) -> list[dict]:
    """Every figure, cell and part of which the two forms differ, in the order of the form."""
    return [
        *_frame(signed, now),
        *_figures(signed, now),
        *_cells(signed, now),
        *_texts(signed, now),
    ]


def _frame(signed, now):
    for name, label in (("title", "标题"), ("signature", "落款")):
        if signed[name] != now[name]:
            yield {"label": label, "is_text": True}


def _figures(signed, now):
    current = {one["code"]: one for one in now["figures"]}
    for one in signed["figures"]:
        if other := current.get(one["code"]):
            row = _row(one["label"], one["value"], other["value"], one["unit"])
            yield from _changed(row, one["record_ids"], other["record_ids"])


def _cells(signed, now):
    """Cells that were frozen without their records differ by their number alone."""
    labels, after = edition_of(signed).cells, cells_in(now)
    keys, keys_after = _keys_in(signed), _keys_in(now)
    for id, value in cells_in(signed).items():
        if id in after:
            row = _row(labels[id].label, value, after[id], labels[id].unit)
            known = id in keys and id in keys_after
            yield from _changed(row, *(one[id] if known else [] for one in (keys, keys_after)))


def _changed(row, before, after):
    """The row, where its number or the records behind it are others."""
    before, after = set(before), set(after)
    if (row["signed"], before) != (row["now"], after):
        yield {**row, "added": len(after - before), "removed": len(before - after)}


def _texts(signed, now):
    after = {one["title"]: _words(one) for one in now["sections"]}
    for section in signed["sections"]:
        if after.get(section["title"], []) != _words(section):
            yield {"label": f"{section['number']}、{section['title']}", "is_text": True}


def section_of(section) -> dict:
    """A section of the frozen form: its heading, its paragraphs, the name of its table."""
    tables = [TABLES[one["code"]] for one in section["blocks"] if one["kind"] == "table"]
    return {
        "title": f"{section['number']}、{section['title']}" if section["number"] else "",
        "paragraphs": [one["text"] for one in section["blocks"] if one["kind"] == "paragraph"],
        "table": tables[0] if tables else "",
    }


def cells_in(form) -> dict:
    return {
        id: value
        for section in form["sections"]
        for block in section["blocks"]
        for id, value in block.get("cells", {}).items()
    }


def _keys_in(form) -> dict:
    """Cell → the records behind it, for tables that were frozen with them."""
    blocks = [block for section in form["sections"] for block in section["blocks"]]
    frozen = [block for block in blocks if "record_ids" in block]
    return {id: block["record_ids"].get(id, []) for block in frozen for id in block["cells"]}


def _words(section) -> list[str]:
    return [one["text"] for one in section["blocks"] if one["kind"] == "paragraph"]


def _row(label, signed, now, unit) -> dict:
    row = {"label": label, "signed": signed, "now": now, "unit": unit}
    if signed is not None and now is not None:
        row["by"] = f"{now - signed:+g}"
    return row
