"""A document as the reader sees it: the 索引号 table, and the chips of a narrowed list. Pure."""

from django.utils.formats import date_format
from django.utils.timezone import localdate


def chinese_date(day) -> str:
    return date_format(day, "Y年n月j日") if day else ""


def metadata(document) -> list[dict]:
    """The rows of the 索引号 table (条例第十二条; facts that are empty are left out)."""
    rows = [
        ("索引号", document.index_number, "number"),
        ("主题分类", str(document.theme) if document.theme else "", ""),
        ("发文机关", document.issuing_organ or document.organisation.name, ""),
        ("成文日期", chinese_date(document.made_on), "date"),
        ("标题", document.title, "wide"),
        ("发文字号", document.document_number, "number"),
        ("发布日期", chinese_date(localdate(document.first_published_at)), "date"),
        ("公开栏目", document.section.name, ""),
        ("施行日期", chinese_date(document.effective_on), "date"),
        ("关键词", document.keywords, ""),
        ("有效性", document.get_validity_display(), f"validity-{document.validity}"),
        ("内容概述", document.summary, "wide"),
    ]
    return [{"label": label, "value": value, "css": css} for label, value, css in rows if value]


def readable_body(document) -> str:
    """The body with each table in a region that can be scrolled sideways, with the keyboard too."""
    region = '<div class="table-scroll" tabindex="0" role="group" aria-label="表格"><table>'
    return document.body.replace("<table>", region).replace("</table>", "</table></div>")


def chips(filterset, query) -> list[dict]:
    """What the list is narrowed by, each with the address that takes it off again."""
    found = []
    filterset.form.full_clean()
    chosen = getattr(filterset.form, "cleaned_data", {})
    for name, field in filterset.form.fields.items():
        value = chosen.get(name)
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


def flat_choices(choices) -> dict:
    """Choices as value → label, groups flattened."""
    flat = {}
    for value, label in choices:
        flat.update(flat_choices(label) if isinstance(label, (list, tuple)) else {value: label})
    return flat
