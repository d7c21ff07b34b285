"""Finding in texts what the wording rules name, with its place and what to write instead. Pure.

The rules are indexed by their first two characters, so that a text is walked once and each place
costs one look-up however many rules there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosures.wording.kinds import Category, Kind, Level
from disclosures.wording.reading import plain, reading

FORBIDDEN, CONFIRM, HINT = Level.FORBIDDEN, Level.CONFIRM, Level.HINT
SHORTEST = 2  # a single character stands in too many words to be a rule
CONTEXT = 16  # characters of its line on each side of a finding
_STRICTNESS = {level: len(Level) - n for n, level in enumerate(Level)}
_BETWEEN_NAMES = re.compile(r"[、，,；;\n]+")
# What may stand between two names of one enumeration: titles, with a 、 or a word of joining.
_NO_STOP = r"[^。,;:!?\n]{0,12}"
_ENUMERATED = re.compile(rf"{_NO_STOP}、{_NO_STOP}| ?(?:以及|[和与及同])? ?")
_LETTER = re.compile(r"[0-9a-z]")


@dataclass(frozen=True)
class Rule:
    """One rule: a term that should not stand, or names that should stand in this order only."""

    term: str
    level: str
    kind: str = Kind.TERM
    category: str = Category.OTHER
    suggestion: str = ""
    note: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a rule found; `start` and `end` are places in the text as it was given."""

    rule: Rule
    place: str
    line: int
    start: int
    end: int
    before: str
    found: str
    after: str
    suggestion: str

    @property
    def level(self) -> Level:
        return Level(self.rule.level)

    @property
    def category(self) -> Category:
        return Category(self.rule.category)

    @property
    def term(self) -> str:
        return self.rule.term

    @property
    def note(self) -> str:
        return self.rule.note

    @property
    def excerpt(self) -> str:
        """The words around, with what was found marked."""
        return f"{self.before}【{self.found}】{self.after}"

    def __str__(self) -> str:
        line = f"第{self.line}行" if self.line > 1 else ""
        advice = f"，建议：{self.suggestion}" if self.suggestion else ""
        return f"{self.place}{line}“{self.excerpt}”{advice}"


@dataclass(frozen=True)
class _Term:
    """A term as it is read, with the phrases in which it may stand and where in them it stands."""

    rule: Rule
    text: str
    allowed: tuple[tuple[str, int], ...]

    def stands_at(self, text: str, start: int) -> bool:
        end = start + len(self.text)
        if not text.startswith(self.text, start):
            return False
        if _inside_a_word(text, start) or _inside_a_word(text, end):
            return False
        return not any(
            offset <= start and text.startswith(phrase, start - offset)
            for phrase, offset in self.allowed
        )


@dataclass(frozen=True)
class _Order:
    """Names in their order, with what finds them in a text."""

    rule: Rule
    rank: dict[str, int]
    pattern: re.Pattern


class Rulebook:
    """Rules made ready once, for any number of texts."""

    def __init__(self, rules: Iterable[Rule]):
        self._terms: dict[str, list[_Term]] = defaultdict(list)
        self._orders: list[_Order] = []
        for rule in rules:
            if rule.kind == Kind.ORDER:
                self._orders.append(_order(rule))
            elif len(text := plain(rule.term)) >= SHORTEST:
                self._terms[text[:SHORTEST]].append(_Term(rule, text, _allowed(text, rule)))

    def find(self, texts: Iterable[tuple[str, str]]) -> list[Finding]:
        """Every finding in every (place, text), in the order of the texts."""
        return [finding for place, text in texts for finding in self._find_in(place, text)]

    def _find_in(self, place: str, text: str) -> Iterator[Finding]:
        read, stood = reading(text)
        spans = [*_outermost(self._term_spans(read)), *self._order_spans(read)]
        line = counted = 0
        for start, end, rule, suggestion in sorted(spans, key=lambda span: span[:2]):
            first, last = stood(start), stood(end - 1) + 1
            line, counted = line + text.count("\n", counted, first), first
            yield Finding(
                rule=rule,
                place=place,
                line=line + 1,
                start=first,
                end=last,
                before=_before(text, first),
                found=" ".join(text[first:last].split()),
                after=_after(text, last),
                suggestion=suggestion,
            )

    def _term_spans(self, text: str):
        candidates = self._terms.get
        for start in range(len(text) - 1):
            for term in candidates(text[start : start + SHORTEST], ()):
                if term.stands_at(text, start):
                    yield start, start + len(term.text), term.rule, term.rule.suggestion

    def _order_spans(self, text: str):
        for order in self._orders:
            for names in _enumerations(text, order.pattern):
                ranks = [order.rank[name.group()] for name in names]
                if ranks != sorted(ranks):
                    right = sorted({name.group() for name in names}, key=order.rank.__getitem__)
                    suggestion = order.rule.suggestion or "、".join(right)
                    yield names[0].start(), names[-1].end(), order.rule, suggestion


def find(texts: Iterable[tuple[str, str]], rules: Iterable[Rule]) -> list[Finding]:
    return Rulebook(rules).find(texts)


def names_of(term: str) -> list[str]:
    """The names of a rule on order, first to last."""
    return [name for name in map(plain, _BETWEEN_NAMES.split(term)) if name]


def problems(rule: Rule) -> dict[str, str]:
    """What is wrong with a rule as staff wrote it: field → sentence."""
    if rule.kind == Kind.ORDER:
        names = names_of(rule.term)
        if len(names) < 2 or len(set(names)) < len(names) or min(map(len, names)) < SHORTEST:
            return {"term": "请按先后顺序写出两个以上的姓名，用顿号隔开，不能重复"}
        return {"exceptions": "先后顺序不设例外"} if rule.exceptions else {}
    term = plain(rule.term)
    if len(term) < SHORTEST:
        return {"term": "词语至少要有两个字；单个字请写成常见的词"}
    for phrase in rule.exceptions:
        if term not in plain(phrase) or term == plain(phrase):
            return {"exceptions": f"例外“{phrase}”应当是含有“{rule.term}”的更长的词语"}
    if find([("", rule.suggestion)], [rule]):
        return {"suggestion": "照建议写法改过以后仍会查出这个词，请把建议写法列为例外"}
    return {}


def _order(rule: Rule) -> _Order:
    names = names_of(rule.term)
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    rank = {name: n for n, name in enumerate(names)}
    return _Order(rule, rank, re.compile("|".join(longest_first) or r"(?!)"))


def _allowed(term: str, rule: Rule) -> tuple[tuple[str, int], ...]:
    phrases = (plain(phrase) for phrase in rule.exceptions)
    return tuple(
        (phrase, match.start())
        for phrase in phrases
        for match in re.finditer(f"(?={re.escape(term)})", phrase)
    )


def _inside_a_word(text: str, place: int) -> bool:
    """Whether the place lies within a Latin word or a number: GDP is not found in GDPR."""
    around = text[max(0, place - 1) : place + 1]
    return len(_LETTER.findall(around)) == 2


def _outermost(spans):
    """Without what lies inside a longer finding that is as strict, such as 保监会 in 银保监会."""
    furthest: dict[int, int] = {}
    for span in sorted(spans, key=lambda span: (span[0], -span[1], -_strictness(span))):
        strictness = _strictness(span)
        if all(end < span[1] for level, end in furthest.items() if level >= strictness):
            furthest[strictness] = span[1]
            yield span


def _strictness(span) -> int:
    return _STRICTNESS[Level(span[2].level)]


def _enumerations(text: str, pattern: re.Pattern) -> Iterator[list[re.Match]]:
    """The names that stand in one enumeration: 甲、副局长乙和丙."""
    names: list[re.Match] = []
    for name in pattern.finditer(text):
        if names and not _ENUMERATED.fullmatch(text, names[-1].end(), name.start()):
            yield names
            names = []
        names.append(name)
    if names:
        yield names


def _before(text: str, place: int) -> str:
    """What stands before the place on its line, cut to a few characters."""
    line = text[max(0, place - CONTEXT - 1) : place].rpartition("\n")[2]
    return line.lstrip() if len(line) <= CONTEXT else f"…{line[1:].lstrip()}"


def _after(text: str, place: int) -> str:
    line = text[place : place + CONTEXT + 1].partition("\n")[0]
    return line.rstrip() if len(line) <= CONTEXT else f"{line[:-1].rstrip()}…"
