"""One way of writing each thing in cleaned HTML: spaces, paragraphs, tables, signatures. Pure.

Everything here reads what nh3 has written: well-formed, lower case, every > in values escaped.
"""

import re

INLINE = r"(?:strong|em|u|s|sub|sup|a)"
BOX = r"(?:div|center)"
BLOCK = rf"(?:p|h[1-6]|ul|ol|li|blockquote|table|caption|thead|tbody|tfoot|tr|t[hd]|{BOX}|hr)"
HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
WORDS = rf"(?:(?!</?{BLOCK}\b).)*"  # text and inline tags, up to the next block

TAG = re.compile(r"(<[^<>]*>)")
INLINE_TAG = re.compile(rf"</?{INLINE}\b[^>]*>")
OTHER_NAME = re.compile(r"<(/?)([bi])>")
DEAD_LINK = re.compile(r"<a(?: (?:rel|title)=\"[^\"]*\")*>(.*?)</a>", re.S)

INVISIBLE = re.compile(r"[\u200b\u00ad\ufeff]")
WRAPPED_LINE = re.compile(rf"(?<={HAN})((?:<[^<>]*>)*)[ \t\r]*\n[ \t\r]*(?=(?:<[^<>]*>)*{HAN})")
WIDE_GAP = re.compile(r"(?<![ \xa0])(?= *\xa0)[ \xa0]{2,}")
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
BLANK_MARK = re.compile(rf"<({INLINE})\b[^>]*>(\s*)</\1>")
STARTING = re.compile(
    rf"(<(?:(?:p|h[1-6]|li|t[hd]|caption|blockquote|{BOX})\b[^>]*|br)>)"
    rf"((?:\s|<{INLINE}\b[^>]*>)+)"
)
ENDING = re.compile(rf"(?<!\s)\s+((?:</{INLINE}>)*)(?=</{BLOCK}>|<br>|<(?:ul|ol|table)\b)")
BETWEEN = re.compile(rf"(</?{BLOCK}\b[^>]*>)\s+(?=</?{BLOCK}\b)")

INNER_BOX = re.compile(rf"<({BOX})>({WORDS})</\1>", re.S)
QUOTED = re.compile(rf"<blockquote>({WORDS})</blockquote>", re.S)
EMPTY = re.compile(r"<(p|h[1-6]|li|ul|ol|blockquote)\b[^>]*>(?:<br>)*</\1>\n?")
SOLE = re.compile(rf"(<(li|t[hd])\b[^>]*>)<p>({WORDS})</p>(?=</\2>|<[uo]l\b)", re.S)
HEAD = re.compile(r"<thead>.*?</thead>", re.S)
HEAD_CELL = re.compile(r"(</?)td\b")
HEAD_ROWS = re.compile(
    rf"(<table>(?:<caption>{WORDS}</caption>)?)<tbody>"
    r"((?:<tr>(?:<th\b[^>]*>(?:(?!</?(?:table|t[hd])\b).)*</th>)+</tr>)++)(?=<tr>)",
    re.S,
)
ROWSPAN = re.compile(r'rowspan="(\d+)"')
BOUNDARY = re.compile(rf"<(/?)({BLOCK})\b[^>]*>")
SIGNATURES = re.compile(r'(?:<p class="signature">(?:(?!</p>).)*</p>\n?){2,}', re.S)
NEXT_SIGNATURE = re.compile(r'</p>\n<p class="signature">')


def tidy(markup: str) -> str:
    """The same words with the same structure, written in the one way that is stored."""
    markup = markup.replace("&nbsp;", "\xa0")
    markup = OTHER_NAME.sub(lambda tag: f"<{tag[1]}{'strong' if tag[2] == 'b' else 'em'}>", markup)
    markup = DEAD_LINK.sub(r"\1", markup)
    markup = WRAPPED_LINE.sub(r"\1", markup)
    markup = _spaced("".join(map(_plain_spaces, TAG.split(markup))))
    markup = _in_blocks(INNER_BOX.sub(r"<p>\2</p>", markup))
    markup = QUOTED.sub(r"<blockquote><p>\1</p></blockquote>", EMPTY.sub("", markup))
    markup = SOLE.sub(r"\1\3", markup)
    markup = HEAD.sub(lambda head: HEAD_CELL.sub(r"\1th", head[0]), markup)
    markup = HEAD_ROWS.sub(_with_head, markup)
    return SIGNATURES.sub(lambda several: NEXT_SIGNATURE.sub("<br>", several[0]), markup).strip()


def _plain_spaces(part):
    """No ends of lines in text, no spaces that do not break; a wide gap stays a wide one."""
    if part.startswith("<"):
        return part
    return SPACES.sub(" ", WIDE_GAP.sub("\u3000", INVISIBLE.sub("", part)))


def _spaced(markup):
    """Indents are the style sheet's affair: no spaces at the start and the end of a block."""
    markup = BLANK_MARK.sub(r"\2", markup)
    markup = STARTING.sub(lambda start: start[1] + "".join(INLINE_TAG.findall(start[2])), markup)
    return BETWEEN.sub(r"\1", ENDING.sub(r"\1", markup))


def _with_head(table):
    """The first rows, if all their cells are headings: printed again on each sheet of paper."""
    rows = table[2].split("</tr>")[:-1]
    fits = all(
        int(span) <= len(rows) - place
        for place, row in enumerate(rows)
        for span in ROWSPAN.findall(row)
    )
    return f"{table[1]}<thead>{table[2]}</thead><tbody>" if fits else table[0]


def _in_blocks(markup):
    """One block a line; what stands outside every block becomes a paragraph."""
    written, depth, place = [], 0, 0
    for tag in [*BOUNDARY.finditer(markup), None]:
        words = markup[place : tag.start() if tag else len(markup)]
        written.append(words if depth else _paragraph(words))
        if tag is None:
            break
        place = tag.end()
        if tag[2] in ("div", "center"):
            continue
        written.append(tag[0])
        depth += 0 if tag[2] == "hr" else -1 if tag[1] else 1
        if depth == 0:
            written.append("\n")
    return "".join(written)


def _paragraph(words):
    """A mark that begins here and ends in another block is lost, not its words."""
    tags = INLINE_TAG.findall(words)
    if 2 * sum(tag.startswith("</") for tag in tags) != len(tags):
        words = INLINE_TAG.sub("", words)
    words = words.strip()
    return f"<p>{words}</p>\n" if INLINE_TAG.sub("", words).replace("<br>", "") else ""
