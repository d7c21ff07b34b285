"""What Word and WPS bring along when text is pasted, taken away before it is cleaned. Pure."""

import re
from html.parser import HTMLParser

import nh3

ISLANDS = {"script", "style", "title", "xml", "del"}  # gone with all that stands in them
BEGINNING = re.compile(rf"<(?:(!--)|({'|'.join(sorted(ISLANDS))})\b[^<>]*>)", re.I)
CONDITIONS = re.compile(r"<!\[?[^<>]*>|<\?[^<>]*>")  # and declarations and namespaces
TAG = re.compile(r"<[^<>]*>")
MAY_HIDE = re.compile(r"mso-(?:hide|element)|msocom|MsoComment|display\s*:\s*none", re.I)
HIDING = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.I)
COMMENTS = re.compile(r"\b(?:msocomtxt|msocomanchor|MsoCommentReference)\b", re.I)
# Letters of a picture font that stand before the items of a list.
BULLET = re.compile(
    r"(font-family:\s*[\"']?(?:Wingdings|Symbol)[^<>]{0,900}>"
    r"\s*<span[^<>]{0,900}mso-list:\s*Ignore[^<>]{0,900}>)[^<]+",
    re.I,
)
WORTH_KEEPING = {
    "a": {"href", "title"},
    "ol": {"start"},
    **{cell: {"colspan", "rowspan", "scope"} for cell in ("th", "td")},
}
LIVING = nh3.ALLOWED_TAGS - ISLANDS | {"font", "ins", "u", "s"}
VOID = {"area", "br", "col", "hr", "img", "wbr"}


def readable(markup: str) -> str:
    """HTML without notes and islands, each tag on one line, and without what a reader can't see.

    The comments of a draft, deleted revisions and hidden text come along on the clipboard: they
    are internal matters (条例第十六条) that the drafter does not see in the pasted text either.
    """
    markup = CONDITIONS.sub("", _without_islands(markup))
    markup = markup.replace("<!", "&lt;!").replace("<?", "&lt;?")
    markup = TAG.sub(lambda tag: " ".join(tag[0].split()), markup)
    markup = BULLET.sub(r"\1•", markup)
    if not MAY_HIDE.search(markup):
        return markup
    # Parsed and written out again first, so that every element has its end.
    whole = nh3.clean(
        markup,
        tags=LIVING,
        clean_content_tags=ISLANDS,
        attributes={"*": {"class", "style"}, **WORTH_KEEPING},
        link_rel=None,
    )
    visible = Visible()
    visible.feed(whole)
    visible.close()
    return "".join(visible.kept)


def _without_islands(markup):
    """What begins and never ends is left for the cleaning; it is looked for only once."""
    kept, place, endless = [], 0, set()
    for island in BEGINNING.finditer(markup):
        name = (island[2] or "").lower()
        if island.start() < place or name in endless:
            continue
        end = re.compile(rf"</{name}\s*>" if name else "-->", re.I).search(markup, island.end())
        if end is None:
            endless.add(name)
            continue
        kept.append(markup[place : island.start()])
        place = end.end()
    return "".join([*kept, markup[place:]])


class Visible(HTMLParser):
    """Well-formed HTML without the elements whose style or class hides them, and their content."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.kept, self.depth = [], 0  # how deep inside something hidden

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        hidden = HIDING.search(named.get("style") or "") or COMMENTS.search(
            named.get("class") or ""
        )
        if self.depth or hidden:
            self.depth += tag not in VOID
        else:
            self.kept.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if self.depth:
            self.depth -= 1
        else:
            self.kept.append(f"</{tag}>")

    def handle_data(self, words):
        if not self.depth:
            self.kept.append(words)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")
