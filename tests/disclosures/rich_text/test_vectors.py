"""Hundreds of ways of smuggling code through the cleaning, by technique, in `vectors.json`.

Each tries to run `fired()`. A real browser judges the same in tests/journeys/test_vectors.py.
"""

import json
import re
from pathlib import Path

import pytest

from disclosures.rich_text.cleaning import ATTRIBUTES, TAGS, clean
from tests.disclosures.rich_text.test_cleaning import Elements

TECHNIQUES = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))
VECTORS = [vector for vectors in TECHNIQUES.values() for vector in vectors]
pytestmark = pytest.mark.promise(
    "code that is smuggled into a body does not run", vectors=len(VECTORS)
)
EVERYWHERE = {"rel", "class"}  # set by the cleaning itself
DEPTH = 100  # nested more deeply than that a text is no text: safe, but not tidied to the end


def strange(markup) -> list[str]:
    """Elements, attributes and addresses that are not on the list."""
    found = []
    for tag, attributes in Elements(markup).found:
        found += [tag] if tag not in TAGS else []
        found += [
            f"{tag} {name}" for name in attributes.keys() - ATTRIBUTES.get(tag, set()) - EVERYWHERE
        ]
        address = re.sub(r"[\x00-\x20]", "", attributes.get("href") or "").lower()
        found += [address] if re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", address) else []
    return found


def test_there_are_hundreds_of_them_by_a_dozen_techniques():
    assert len(TECHNIQUES) >= 12
    assert len(set(VECTORS)) == len(VECTORS) >= 500


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_nothing_that_could_act_is_left(technique):
    assert {v: strange(clean(v)) for v in TECHNIQUES[technique] if strange(clean(v))} == {}


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_cleaning_what_is_clean_changes_nothing(technique):
    """What changes when it is read again could turn into something else on the page."""
    vectors = [v for v in TECHNIQUES[technique] if v.count("<") < DEPTH]
    assert [v for v in vectors if clean(clean(v)) != clean(v)] == []


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_a_vector_between_two_paragraphs_does_not_touch_what_follows(technique):
    """An element left open would take the rest of the page into itself."""
    for vector in TECHNIQUES[technique]:
        for tag in TAGS - {"br", "hr"}:
            cleaned = clean(vector)
            opened = len(re.findall(rf"<{tag}[ >]", cleaned))
            assert opened == cleaned.count(f"</{tag}>"), vector
