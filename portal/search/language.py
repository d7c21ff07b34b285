"""What a citizen types, read as a query: words, "exact phrases", -unwanted, this|that. Pure."""

import re
from dataclasses import dataclass, field

from portal.search.text import EDGES, bare, is_exact, normalise

LONGEST = 300  # characters after normalisation; more is a pasted page, not a question
MOST_WORDS = 20
QUOTED = re.compile(r"[\"“”＂„‟]([^\"“”＂„‟]*)[\"“”＂„‟]")
SIGNS_ALONE = re.compile(r"^[&|+\-–—\"'~*()<>:;,.!?，。、；：！？（）《》]+$")
# 国务院第711号令, 国务院令711号: the order of the parts varies, the number is the same.
ORDER = re.compile(r"^(?P<organ>\D*?)(?:令第?(?P<a>\d+)号?|第?(?P<b>\d+)号?令)$")
# 国办发〔2019〕61号, also with the year written 2019年 or run together with the serial.
NUMBERED = re.compile(
    r"^(?P<organ>[^\d〔〕]*)"
    r"(?:〔(?P<year>\d{4})年?〕|(?P<bare_year>\d{4})年|(?<=\D)(?P<run_year>(?:19|20)\d\d)(?=\d))"
    r"第?0*(?P<serial>\d{1,6})号?$"
)


class UnusableQuery(ValueError):
    """The query can't be searched for; the text says why, and what to do."""


@dataclass(frozen=True)
class Query:
    """All groups must be found; of a group any one term; none of the unwanted terms."""

    groups: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[str, ...] = ()
    number: str = ""
    quoted: frozenset[str] = field(default_factory=frozenset)

    @property
    def terms(self) -> list[str]:
        """Every wanted term once, in order."""
        return list(dict.fromkeys(term for group in self.groups for term in group))

    @property
    def whole(self) -> str:
        """The query as one piece, when every group has one way only; else ''."""
        if any(len(group) > 1 for group in self.groups):
            return ""
        return "".join(group[0] for group in self.groups)

    @property
    def pieces(self) -> list[str]:
        """What is marked in titles and excerpts: the query as one piece, then its terms."""
        return list(dict.fromkeys(filter(None, [self.whole, *self.terms])))

    @property
    def bare(self) -> str:
        """The query as one piece without punctuation."""
        return bare(self.whole)

    @property
    def must_be_read(self) -> bool:
        """Whether the index leaves candidates whose text decides."""
        return not all(map(is_exact, self.terms))

    @property
    def is_spelled_out(self) -> bool:
        """劳 动 争 议: a word written with spaces between its characters."""
        return len(self.groups) > 2 and all(
            len(group) == 1 and len(group[0]) == 1 for group in self.groups
        )

    def __bool__(self):
        return bool(self.groups)


def read(text: str) -> Query:
    """The query that `text` asks. Signs that mean nothing are passed over. Raises UnusableQuery."""
    quoted = [word for word in map(normalise, QUOTED.findall(text)) if word]
    groups: list[tuple[str, ...]] = [(word,) for word in dict.fromkeys(quoted)]
    unwanted: list[str] = []
    for piece in QUOTED.sub(" ", text).split():
        if SIGNS_ALONE.match(piece):
            continue
        if piece[0] in "-－" and len(piece) > 1:
            unwanted += filter(None, [_word(piece[1:])])
            continue
        ways = tuple(dict.fromkeys(filter(None, map(_word, re.split(r"[|｜]", piece)))))
        if ways and ways not in groups:
            groups.append(ways)
    if not groups and not unwanted and text.strip():
        # Nothing but signs: look for them as they stand.
        groups = [(word,) for word in [normalise(text).replace("\n", "")] if word]
    query = Query(
        groups=tuple(groups),
        unwanted=tuple(dict.fromkeys(unwanted)),
        number=number_of(text),
        quoted=frozenset(quoted),
    )
    _refuse_what_is_too_much(query)
    return query


def _word(piece: str) -> str:
    """A normalised word without the signs that happen to stand at its ends."""
    word = normalise(piece).replace("\n", "")
    return word.strip(EDGES) or word


def _refuse_what_is_too_much(query: Query):
    terms = [*query.terms, *query.unwanted]
    if sum(map(len, terms)) > LONGEST:
        raise UnusableQuery(f"搜索的文字太长，请缩短到 {LONGEST} 字以内")
    if len(terms) > MOST_WORDS:
        raise UnusableQuery(f"搜索的词太多，请减少到 {MOST_WORDS} 个以内")


def number_of(text: str) -> str:
    """The one way of writing a document or order number, however it was typed; '' if it is none."""
    joined = normalise("".join(text.split()))[:60].strip(EDGES)
    if found := NUMBERED.match(joined):
        year = found["year"] or found["bare_year"] or found["run_year"]
        return f"{found['organ']}〔{year}〕{found['serial']}号"
    if (found := ORDER.match(joined)) and found["organ"]:
        return f"{found['organ'].removesuffix('第')}令第{int(found['a'] or found['b'])}号"
    return joined
