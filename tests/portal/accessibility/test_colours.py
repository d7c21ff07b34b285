"""Words stand out from what is behind them, in both sets of colours."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[3] / "static/css/tokens.css"
ENOUGH = 4.5  # WCAG 1.4.3
ON_PAPER = ("ink", "ink-soft", "link", "link-visited", "brand-text", "seal", "good", "warn")
PAIRS = [
    *((word, ground) for word in ON_PAPER for ground in ("paper", "wash")),
    *(("on-brand", "brand"), ("on-brand", "brand-deep")),
    *(("good", "good-wash"), ("warn", "warn-wash"), ("seal", "seal-wash"), ("ink", "mark")),
]


def colours(selector) -> dict[str, str]:
    """The colours of a block of the tokens, by name."""
    block = re.search(rf"{re.escape(selector)} \{{(.*?)\n  \}}", TOKENS.read_text("utf-8"), re.S)[1]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6}|var\(--[\w-]+\));", block))
    return {name: found.get(value[6:-1], value) for name, value in found.items()}


def luminance(colour) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("selector", [":root", '[data-contrast="high"]'])
def test_words_stand_out_from_what_is_behind_them(selector):
    known = colours(":root") | colours(selector)
    weak = {pair: contrast(known[pair[0]], known[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < ENOUGH} == {}
