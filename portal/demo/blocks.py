"""Paragraphs, headings and tables of a body, and the forms they are turned into."""

import re
from html import escape

LONGEST_SUMMARY = 100
SHORTEST_OPENING = 26  # an address line or a date says nothing of the content
GROUNDS = re.compile("，?(根据|依据)(《[^》]*》)+[^，]*(?=，)")
NUMERALS = "一二三四五六七八九十"


def p(text):
    return ("p", text)


def h2(text):
    return ("h2", text)


def table(*rows):
    return ("table", tuple(tuple(str(cell) for cell in row) for row in rows))


def signed(organ, day):
    """Who signs and when, set to the right at the end."""
    return ("signature", (organ, day))


def section(number, heading):
    """A numbered heading of the first level."""
    return h2(f"{NUMERALS[number - 1]}、{heading}")


def numbered(sentences):
    """Second-level items, counted in brackets."""
    return [p(f"（{NUMERALS[number]}）{sentence}") for number, sentence in enumerate(sentences)]


def to_html(blocks):
    return "\n".join(_html(kind, content) for kind, content in blocks)


def _html(kind, content):
    if kind == "signature":
        return f'<p class="signature">{"<br>".join(content)}</p>'
    if kind != "table":
        return f"<{kind}>{escape(content, quote=False)}</{kind}>"
    head, *rows = content
    return (
        f"<table><thead>{_row(head, 'th')}</thead>"
        f"<tbody>{''.join(_row(row, 'td') for row in rows)}</tbody></table>"
    )


def _row(cells, tag):
    return f"<tr>{''.join(f'<{tag}>{escape(cell, quote=False)}</{tag}>' for cell in cells)}</tr>"


def to_lines(blocks):
    """Plain lines, table cells side by side."""
    lines = []
    for kind, content in blocks:
        if kind == "table":
            lines += ["    ".join(row) for row in content]
        else:
            lines += content if kind == "signature" else [content]
    return tuple(lines)


def summary_of(blocks):
    """The opening paragraph, cut at a sentence within the length a summary may have."""
    texts = [content for kind, content in blocks if kind == "p"]
    opening = next((text for text in texts if len(text) >= SHORTEST_OPENING), texts[0])
    opening = opening[:-1] + "。" if opening.endswith("：") else opening
    if len(opening) > LONGEST_SUMMARY:
        opening = GROUNDS.sub("", opening)
    if len(opening) <= LONGEST_SUMMARY:
        return opening
    cut = opening[: LONGEST_SUMMARY - 1]
    end = max(cut.rfind("。"), cut.rfind("，"), cut.rfind("；"))
    return (cut[:end] if end > SHORTEST_OPENING else cut) + "。"
