"""The statement claims what tests check, and nothing else: each check names tests that exist."""

import ast
from pathlib import Path

import pytest

from portal.accessibility.views import STATEMENT

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("check", STATEMENT["checks"], ids=lambda check: check["what"])
def test_what_is_claimed_is_tested(check):
    assert check["basis"] and check["tests"]
    for test in check["tests"]:
        path, _, name = test.partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_page_prints_every_claim_every_limit_and_the_way_to_complain(citizen, bureau):
    page = citizen.get("/accessibility/").content.decode()
    for line in [*(check["what"] for check in STATEMENT["checks"]), *STATEMENT["limits"]]:
        assert line in page
    assert 'href="/corrections/new/?address=/accessibility/"' in page
