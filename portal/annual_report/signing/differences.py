"""Reading the frozen form, and what the records say now against it. Pure."""

from portal.annual_report.tables import editions

TABLES = {"two": "t2", "three": "t3", "four": "t4"}


def edition_of(form: dict):
    """The edition that the form was frozen in, whatever the year's edition is today."""
    return next(edition for edition in editions() if edition.id == form["edition"])


def differences(signed: dict, now: dict) -> list[dict]:
    """Every figure, cell and part of which the two forms differ, in the order of the form."""
    return [*_figures(signed, now), *_cells(signed, now), *_texts(signed, now)]


def _figures(signed, now):
    current = {one["code"]: one for one in now["figures"]}
    for one in signed["figures"]:
        other = current.get(one["code"])
        if other is None:
            continue
        before, after = set(one["record_ids"]), set(other["record_ids"])
        if (one["value"], before) != (other["value"], after):
            row = _row(one["label"], one["value"], other["value"], one["unit"])
            yield {**row, "added": len(after - before), "removed": len(before - after)}


def _cells(signed, now):
    labels = edition_of(signed).cells
    after = cells_in(now)
    for id, value in cells_in(signed).items():
        if id in after and after[id] != value:
            yield _row(labels[id].label, value, after[id], labels[id].unit)


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


def _words(section) -> list[str]:
    return [one["text"] for one in section["blocks"] if one["kind"] == "paragraph"]


def _row(label, signed, now, unit) -> dict:
    row = {"label": label, "signed": signed, "now": now, "unit": unit}
    if signed is not None and now is not None:
        row["by"] = f"{now - signed:+g}"
    return row
