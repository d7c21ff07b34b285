"""SECURITY.md against the tests: its commands show its promises, and the report counts right."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
TABLE = dict(re.findall(r"^\| (.+?) \| `T (.+?)` \|$", PAGE, re.M))
COUNTED = """
import pytest
pytestmark = pytest.mark.promise("it holds", tried_at_once=30)

@pytest.mark.parametrize("n", range(3))
def test_held(n, record_property):
    record_property("counted", n)

def test_broken():
    assert False

def test_left_out():
    pytest.skip()

@pytest.mark.promise("another one")
def test_of_another():
    pass
"""


def promises_in(path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "promise"
    }


def promises_under(*paths) -> set[str]:
    files = [file for path in paths for file in (*path.rglob("test_*.py"), path) if file.is_file()]
    return set().union(*map(promises_in, files))


def test_the_page_lists_exactly_what_the_tests_promise():
    assert set(TABLE) == promises_under(ROOT / "tests")


@pytest.mark.parametrize("promise", TABLE)
def test_the_command_beside_a_promise_shows_it(promise):
    paths = [ROOT / path for path in TABLE[promise].split()]
    assert [path for path in paths if not path.exists()] == []
    assert promise in promises_under(*paths)


def test_the_other_commands_of_the_page_exist():
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert set(re.findall(r"`make ([\w-]+)`", PAGE)) <= set(targets)
    shown = "T` stands for `.venv/bin/python -m pytest -p tests.promises -m promise`"
    assert shown in PAGE


def test_the_report_says_how_many_held_and_what_they_counted(tmp_path):
    (tmp_path / "test_counted.py").write_text(COUNTED)
    run = [sys.executable, "-m", "pytest", "-p", "tests.promises", "-p", "no:django"]
    done = subprocess.run(
        [*run, "-c", "/dev/null", "--rootdir", tmp_path, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    report = done.stdout.partition("= promises =")[2]
    assert "it holds\n    3 of 4 held, 1 left out; counted 3; tried at once 30\n" in report
    assert "another one\n    1 of 1 held\n" in report
