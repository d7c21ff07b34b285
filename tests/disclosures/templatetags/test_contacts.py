"""How telephone numbers and office hours are shown."""

import pytest

from disclosures.templatetags.contacts import dial, unbroken


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("12328", ["12328"]),
        ("0421-2901234、0421-2905678", ["0421-2901234", "0421-2905678"]),
        ("电话12345（工作日）", ["12345"]),
        ("0421-2901234;0421-2905678", ["0421-2901234", "0421-2905678"]),
        ("转8031", []),
        ("", []),
    ],
)
def test_every_telephone_number_dials(words, numbers):
    shown = dial(words)
    assert [part.split('"')[0] for part in shown.split("tel:")[1:]] == numbers


def test_what_was_typed_beside_a_number_stays_text():
    assert dial("<b>&'12328") == '&lt;b&gt;&amp;&#x27;<a href="tel:12328">12328</a>'


@pytest.mark.parametrize("span", ["8:30—11:30", "13:30-17:30", "9：00～17：00"])
def test_a_span_of_time_keeps_to_one_line(span):
    assert unbroken(f"工作日 {span}<") == f'工作日 <span class="unbroken">{span}</span>&lt;'
