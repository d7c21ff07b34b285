"""What the wording of a report tells against it: numbers, repetition, contradiction, gaps. Pure."""

import re
from collections.abc import Iterable, Mapping

from portal.annual_report.checks import Finding
from portal.annual_report.wording import TOKEN

CLAUSE = re.compile(r"[，。；！？\n]")
TYPED = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)(多|余)?(条|幅|次|个|项|件|人|期|篇|%|％)")
SHORTEST = 20  # a shorter paragraph says the same every year by nature

# 国办公开办函〔2021〕30号: what 总体情况 has to cover, and the words by which it does
THEMES = {
    "主动公开": ("主动公开",),
    "依申请公开": ("依申请公开", "公开申请"),
    "政府信息管理": ("信息管理", "管理制度", "动态调整"),
    "政府信息公开平台建设": ("平台", "网站", "政务新媒体"),
    "监督保障": ("监督", "考核", "培训", "保障"),
}
FEE = "信息处理费"  # 国办函〔2020〕109号: reported even when none was charged

SUBJECTS = ("新闻发布会", "行政复议", "行政诉讼", "公开申请", "信息处理费", "培训", "听证会")
NEVER = r"(?:未|没有|无需|无须|不需要|不用|无)"


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def shared(one: str, other: str) -> int:
    """The length of the longest run of characters that both hold."""
    for size in range(min(len(one), len(other)), 0, -1):
        if any(one[at : at + size] in other for at in range(len(one) - size + 1)):
            return size
    return 0


def typed_numbers(texts: Mapping[str, str], figures: Iterable[Mapping]) -> list[Finding]:
    """Numbers typed by hand where a figure says something else; a token never differs.

    `figures` are mappings of code, label, unit, printed. A number belongs to the figure of its
    unit whose label shares most words with its clause.
    """
    figures = list(figures)
    found = []
    for part, text in texts.items():
        for clause in CLAUSE.split(TOKEN.sub("", text)):
            for hit in TYPED.finditer(clause):
                meant = _meant(clause, hit, figures)
                if meant:
                    sentence = (
                        f"文字中写的“{hit[0]}”与{meant['label']}的数据{meant['printed']}不一致："
                        f"{clause.strip()}"
                    )
                    code = f"text:number:{part}:{meant['code']}"
                    found.append(Finding(code, (meant["code"],), sentence, False))
    return found


def _meant(clause, hit, figures):
    """The figure that the number contradicts, if any."""
    unit = hit[3].replace("％", "%")
    alike = [one for one in figures if one["unit"] == unit]
    written = f"{hit[1].replace(',', '')}{hit[2] or ''}{unit}"
    near = [(shared(one["label"], clause), one) for one in alike]
    near = [(size, one) for size, one in near if size >= min(3, len(one["label"]))]
    if not near:
        return None
    most = max(size for size, _ in near)
    best = [one for size, one in near if size == most]
    if any(written in (one["printed"], f"{one['value']}{unit}") for one in best):
        return None
    return best[0]


def bare(paragraph: str) -> str:
    """The paragraph without its numbers, tokens and spaces: what stays from year to year."""
    return re.sub(r"[\d\s.,]+", "", TOKEN.sub("", paragraph))


def repeated(texts: Mapping[str, str], before: Mapping[str, str]) -> list[Finding]:
    """Paragraphs that say what last year's report said, numbers apart."""
    old = {bare(line) for text in before.values() for line in paragraphs(text)}
    return [
        Finding(
            f"text:repeated:{part}:{number}",
            (),
            f"这一段与上年报告相同（数字除外）：{line[:40]}",
            False,
        )
        for part, text in texts.items()
        for number, line in enumerate(paragraphs(text), start=1)
        if len(line) >= SHORTEST and bare(line) in old
    ]


def contradictions(texts: Mapping[str, str]) -> list[Finding]:
    """One statement that something took place and one that it did not, or was not needed."""
    clauses = [one.strip() for text in texts.values() for one in CLAUSE.split(text)]
    found = []
    for subject in SUBJECTS:
        about = [one for one in clauses if subject in one]
        never = [one for one in about if _denies(subject, one)]
        held = [one for one in about if one not in never and _affirms(one)]
        if never and held:
            sentence = f"关于{subject}的两处表述可能矛盾：“{held[0]}”；“{never[0]}”"
            found.append(Finding(f"text:contradiction:{subject}", (), sentence, False))
    return found


def _denies(subject, clause) -> bool:
    before = re.search(f"{NEVER}.{{0,12}}{subject}", clause)
    after = re.search(f"{subject}.{{0,10}}(?:{NEVER}|(?<!\\d)0[次件条场])", clause)
    return bool(before or after)


def _affirms(clause) -> bool:
    numbers = re.findall(r"\d+", TOKEN.sub("1", clause))
    in_words = re.search("[一二三四五六七八九十两][次场件条期]", clause)
    return bool(in_words) or any(int(number) for number in numbers)


def missing_themes(texts: Mapping[str, str], first: str, last: str) -> list[Finding]:
    """What the form asks the first and the last part to say."""
    found = []
    for theme, words in THEMES.items():
        if not any(word in texts.get(first, "") for word in words):
            sentence = f"总体情况没有写到{theme}"
            found.append(Finding(f"text:theme:{theme}", (), sentence, False))
    if FEE not in texts.get(last, ""):
        sentence = "其他需要报告的事项没有写收取信息处理费的情况（没有收取的也要写明）"
        found.append(Finding("text:fee", (), sentence, False))
    return found


def empty_parts(texts: Mapping[str, str], parts: Iterable) -> list[Finding]:
    """A part of the form without a word: the report is not finished."""
    return [
        Finding(f"text:empty:{part.id}", (), f"“{part.heading}”还没有文字")
        for part in parts
        if not texts.get(part.id, "").strip()
    ]
