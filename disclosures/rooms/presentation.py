"""How the records of any room are read: dates, tables of facts, chips of a narrowed list. Pure."""

from django.utils.formats import date_format
from django.utils.timezone import localdate


def chinese_date(day) -> str:
    return date_format(day, "Y年n月j日") if day else ""


def table(rows) -> list[dict]:
    """Rows of (label, value, css) for the table of facts; empty facts are left out."""
    return [{"label": label, "value": value, "css": css} for label, value, css in rows if value]


def facts(item, *rows) -> list[dict]:
    """The table of a record: its own rows between what every record has."""
    return table(
        [
            ("索引号", item.index_number, "number"),
            ("公开主体", str(item.organisation.disclosing_organ()), ""),
            *rows,
            ("发布日期", published_date(item), "date"),
        ]
    )


def published_date(item) -> str:
    """The day of first publication; only the preview of a draft has none yet."""
    at = item.first_published_at
    return chinese_date(localdate(at)) if at else ""


def readable_body(item) -> str:
    """The body with each table in a region that can be scrolled sideways, with the keyboard too."""
    region = '<div class="table-scroll" tabindex="0" role="group" aria-label="表格"><table>'
    return item.body.replace("<table>", region).replace("</table>", "</table></div>")


def chips(filterset, query) -> list[dict]:
    """What the list is narrowed by, each with the address that takes it off again."""
    found = []
    choices = chosen(filterset)
    for name, field in filterset.form.fields.items():
        value = choices.get(name)
        if not value:
            continue
        rest = query.copy()
        rest.pop(name, None)
        rest.pop("page", None)
        if hasattr(field, "queryset"):
            shown = str(value)
        else:
            shown = flat_choices(getattr(field, "choices", ())).get(value, value)
        found.append({"label": f"{field.label}：{shown}", "remove_url": f"?{rest.urlencode()}"})
    return found


def chosen(filterset) -> dict:
    """What the reader chose, read once: each reading asks the database for the bodies."""
    filterset.form.is_valid()
    return filterset.form.cleaned_data


def flat_choices(choices) -> dict:
    """Choices as value → label, groups flattened."""
    flat = {}
    for value, label in choices:
        flat.update(flat_choices(label) if isinstance(label, (list, tuple)) else {value: label})
    return flat
