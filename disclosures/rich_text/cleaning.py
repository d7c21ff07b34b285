"""Rich text: cleaning what was typed or pasted, and plain text ↔ HTML. Pure."""

import html
import re
from collections import Counter

import nh3

from disclosures.rich_text.pasting import ISLANDS, readable
from disclosures.rich_text.tidying import tidy

TAGS = {
    "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup",
    "ul", "ol", "li", "blockquote", "hr", "a",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "*": set(),  # else nh3 lets title and lang through everywhere
    "a": {"href", "title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
BLOCKS = {"p", "h2", "h3", "h4", "li", "tr", "br", "hr", "blockquote", "caption", "table"}
CELLS = {"td", "th"}
TAG = re.compile(r"</?([a-zA-Z0-9]+)[^>]*>")  # clean() escapes every > inside attributes
ANY_TAG = re.compile(r"<[^<>]*>")
HEADING = re.compile(r"<(/?)h([1-6])>")
PARAGRAPHS_ONLY = re.compile(r"(?:<p>[^<]*</p>\s*)*")
BLOCK_TAG = re.compile(
    r"<(/?)(?:p|h[1-6]|div|ul|ol|li|blockquote|table|caption|t(?:head|body|foot|r|h|d)|style|script)"
    r"\b[^<>]*>",
    re.I,
)
LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|h[1-6]|div|br|hr|table|t[rdh]|ul|ol|li|blockquote|span|font|strong|b|em|u|su[bp]|a)"
    r"\b[^<>]*>",
    re.I,
)
# A parser repeats every mark that is left open in each block that follows, and looks through all
# that is open at each tag: 30 kB of such markup would take a minute and a gigabyte.
START_OR_END = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
ENDS_BY_ITSELF = {
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "option"),
    *("area", "br", "col", "colgroup", "hr", "img", "input", "link", "meta", "wbr", "o:p"),
}
MARKS = {
    *("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),
}
DEEPEST, MOST_REPEATED = 100, 200_000
TANGLED = "正文的格式嵌套过多，不能保存，请改以纯文本粘贴，再用工具栏排版"
ROUNDS = 5  # a text that is written by people needs one
SCHEMES = {"http", "https", "mailto"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)


def clean(text: str) -> str:
    """Safe HTML from what was typed. Text without tags becomes one paragraph a line.

    The same text always comes out the same: what the editor writes for a stored body is that body.
    """
    if not LOOKS_LIKE_HTML.search(text):
        return paragraphs(text)
    if is_tangled(text):  # the words without the marks
        return paragraphs(html.unescape(ANY_TAG.sub("", BLOCK_TAG.sub("\n", text))))
    cleaned = _sanitised(_wrap_bare_lines(readable(text)))
    for _ in range(ROUNDS):  # what is taken away may lay bare what is to be taken away as well
        before, cleaned = cleaned, _sanitised(cleaned)
        if cleaned == before:
            break
    return cleaned


def is_tangled(text: str) -> bool:
    """Whether elements are left open, one in the other, far beyond what anybody writes."""
    still_open, depth, marks, repeated = Counter(), 0, 0, 0
    for tag in START_OR_END.finditer(text):
        name = tag[2].lower()
        if name not in ENDS_BY_ITSELF and not (tag[1] and not still_open[name]):
            step = -1 if tag[1] else 1
            still_open[name] += step
            depth, marks = depth + step, marks + step * (name in MARKS)
        repeated += marks
        if depth > DEEPEST or repeated > MOST_REPEATED:
            return True
    return False


def _sanitised(markup):
    safe = nh3.clean(
        markup,
        tags=TAGS | {"h1", "h5", "h6", "div", "center"},
        clean_content_tags=ISLANDS,
        attributes=ATTRIBUTES,
        attribute_filter=_addresses_that_lead_somewhere,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        allowed_classes={"p": {"signature"}},  # who signs and when, set to the right
        strip_comments=True,
    )
    tidied = tidy(safe.replace(' class=""', ""))
    return HEADING.sub(_from_two(tidied), tidied)


def _addresses_that_lead_somewhere(tag, name, value):
    """No bookmarks and footnote marks of Word: the names that they point at do not come along."""
    if name != "href":
        return value
    address = "".join(value.split())  # browsers, too, read a scheme across the end of a line
    scheme = SCHEME.match(address)
    lost = address.startswith("#") or (scheme and scheme[1].lower() not in SCHEMES)
    return None if lost else value


def editable(markup: str) -> str:
    """What a drafter edits: plain lines where the body is only paragraphs, else the markup."""
    return plain_text(markup) if PARAGRAPHS_ONLY.fullmatch(markup) else markup


def _wrap_bare_lines(text: str) -> str:
    """Lines that stand outside every block become paragraphs, as in plain text."""
    depth, lines = 0, []
    for line in text.split("\n"):
        is_bare = depth == 0 and line.strip() and not BLOCK_TAG.match(line.strip())
        depth = max(0, depth + sum(-1 if tag[1] else 1 for tag in BLOCK_TAG.finditer(line)))
        lines.append(f"<p>{line.strip()}</p>" if is_bare else line)
    return "\n".join(lines)


def _from_two(markup: str):
    """Headings of a body begin at level 2, below the page's title, and go down to 4."""
    shift = 2 - min((int(level) for _, level in HEADING.findall(markup)), default=2)
    return lambda tag: f"<{tag[1]}h{min(4, int(tag[2]) + shift)}>"


def paragraphs(text: str) -> str:
    """HTML of plain text: every line that is not blank becomes a paragraph, indents dropped."""
    lines = (line.strip(" \t\u3000\xa0\r") for line in text.split("\n"))
    return "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)


def plain_text(markup: str) -> str:
    """The words of HTML that clean() has made, one block a line, for search and for excerpts."""
    text = html.unescape(TAG.sub(_break, markup))
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _break(tag: re.Match) -> str:
    """What stands in the text where a tag stood: blocks end lines, cells are apart."""
    name = tag[1].lower()
    return "\n" if name in BLOCKS else " " if name in CELLS else ""
