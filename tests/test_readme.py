"""What the README says is so: settings, workflow, commands, packages."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import resolve

from disclosures.publishing.roles import ADMINISTRATOR, ROLES
from disclosures.publishing.states import TRANSITIONS
from portal.reference import REPORT_WRITERS
from requests_app.reference import CLERK, HEAD
from requests_app.states import TRANSITIONS as OF_CASES

OURS = ("portal", "disclosures", "requests_app")
ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text("utf-8")
HANDBOOK = (ROOT / "docs/handbook.zh-CN.md").read_text("utf-8")
PICTURES = ROOT / "docs/pictures"
READERS = ["portal/settings.py", "portal/gunicorn.py", "portal/postgres/binaries.py"]


def test_every_setting_that_is_read_from_the_environment_is_in_the_table():
    source = "".join((ROOT / reader).read_text("utf-8") for reader in READERS)
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", source))
    read |= set(re.findall(r"environ(?:\.get)?[\[(][\"']([A-Z_]+)[\"']", source))
    table = README.partition("## Settings")[2].partition("\n## ")[0]
    listed = {
        name
        for row in re.findall(r"^\| (.+?) \|", table, re.M)
        for name in re.findall(r"`([A-Z_]+)`", row)
    }
    assert listed == read - {"PATH"}


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_verb_of_the_workflow_stands_in_the_table_with_its_states(verb):
    transition = TRANSITIONS[verb]
    row = next(line for line in README.splitlines() if f"`{verb}`" in line and line[0] == "|")
    sources, name, target, permissions = (cell.strip() for cell in row.strip("|").split("|"))
    assert set(sources.split(", ")) == {state.label for state in transition.sources}
    assert name == f"{transition.label} `{verb}`"
    assert permissions == ", ".join(transition.permissions)
    if transition.target is not None:
        assert target == transition.target.label


def test_every_command_that_is_shown_exists_and_every_own_command_is_shown():
    shown = set(re.findall(r"manage\.py (\w+)", README))
    own = {name for name, app in get_commands().items() if app in OURS}
    assert own <= shown <= own | {"check"}


def test_every_package_that_is_installed_has_its_reason():
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = re.findall(r'^  "([a-z0-9-]+)[\[=]', project, re.M)
    packages = README.partition("## Packages")[2].partition("\n## ")[0]
    assert [name for name in declared if name not in packages] == []


def test_the_chinese_readme_shows_the_same_commands():
    shown = set(re.findall(r"manage\.py (\w+)|；(import_\w+)", CHINESE))
    own = {name for name, app in get_commands().items() if app in OURS}
    assert {first or second for first, second in shown} == own


def test_every_address_and_role_of_the_chinese_readme_exists():
    for address in re.findall(r"`(/[a-z/-]*/|/)`", CHINESE):
        assert resolve(address)
    roles = [*(role.partition("（")[0] for role in ROLES), CLERK, HEAD, REPORT_WRITERS]
    assert [role for role in [*roles, ADMINISTRATOR] if role not in CHINESE] == []


@pytest.mark.parametrize("text", [README, CHINESE], ids=["english", "chinese"])
def test_every_picture_is_there_described_and_small(text):
    shown = re.findall(r"!\[(.+?)\]\(docs/pictures/([a-z-]+\.webp)\)", text)
    kept = {picture.name: picture.stat().st_size for picture in PICTURES.glob("*.webp")}
    assert {name for _, name in shown} == set(kept)
    assert sum(kept.values()) < 1.5 * 1024 * 1024


def test_the_handbook_calls_every_verb_as_its_button_does():
    told = {"submit", "approve", "return_for_changes", "review_secrecy", "publish", "schedule"}
    told |= {"withdraw", "withdraw_silently", "revise"}
    labels = [TRANSITIONS[verb].label for verb in told]
    of_cases = {"confirm", "ask_supplement", "consult", "extend", "draft_answer", "issue"}
    labels += [OF_CASES[verb].label for verb in of_cases | {"approve_answer", "deliver", "close"}]
    assert [label for label in labels if label not in HANDBOOK] == []
