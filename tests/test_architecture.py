"""The rules of the house hold for every module, and each rule finds a planted breach."""

from pathlib import Path

import pytest

from tests import house_rules

ROOT = Path(__file__).resolve().parent.parent
SOURCES = house_rules.modules(ROOT)
TESTS = house_rules.tests(ROOT)


def test_the_sources_are_found():
    paths = {str(module.path) for module in SOURCES}
    assert "disclosures/statute/working_days.py" in paths
    assert "tests/test_architecture.py" in {str(module.path) for module in TESTS}


def test_imports_are_absolute():
    assert list(house_rules.imports_are_absolute(SOURCES)) == []


def test_portal_knows_everyone_requests_app_knows_disclosures_and_disclosures_knows_django():
    assert list(house_rules.no_app_knows_one_above(SOURCES)) == []


def test_inside_disclosures_each_floor_knows_those_below_and_rooms_do_not_know_each_other():
    assert list(house_rules.no_floor_knows_one_above(SOURCES)) == []


def test_the_domain_knows_no_http():
    assert list(house_rules.the_domain_knows_no_http(SOURCES)) == []


def test_pure_modules_know_no_database():
    assert list(house_rules.pure_modules_know_no_database(SOURCES)) == []


def test_rules_and_actions_read_no_clock():
    assert list(house_rules.rules_and_actions_read_no_clock(SOURCES)) == []


def test_the_state_of_a_record_has_one_writer():
    assert list(house_rules.one_writer_of_the_state(SOURCES)) == []


def test_every_module_says_on_its_first_line_what_lives_there():
    assert list(house_rules.every_module_says_what_lives_there(SOURCES + TESTS)) == []


def test_migrations_import_nothing_of_ours():
    assert list(house_rules.migrations_stand_alone(SOURCES)) == []


def test_rooms_use_the_file_names_of_the_house():
    assert list(house_rules.rooms_use_the_known_file_names(SOURCES)) == []


def test_the_lists_of_own_files_name_nothing_that_is_gone():
    paths = {str(module.path) for module in SOURCES}
    for folder, stems in house_rules.OWN_FILES.items():
        assert {f"{folder}/{stem}.py" for stem in stems} <= paths
    assert paths >= house_rules.STATE_WRITERS


def test_no_module_has_a_name_that_says_nothing():
    assert list(house_rules.no_module_has_a_vague_name(SOURCES + TESTS)) == []


BREACHES = [
    ("imports_are_absolute", "disclosures/documents/views.py", "from . import models"),
    ("no_app_knows_one_above", "disclosures/documents/views.py", "import portal.search"),
    ("no_app_knows_one_above", "disclosures/documents/views.py", "def f():\n from portal import x"),
    ("no_app_knows_one_above", "disclosures/documents/models.py", "F('requests_app.Application')"),
    ("no_app_knows_one_above", "requests_app/actions.py", "import_module('portal.search.index')"),
    ("no_app_knows_one_above", "requests_app/actions.py", "apps.get_model('portal', 'Entry')"),
    ("no_app_knows_one_above", "portal/home/views.py", "from tests.conftest import make_user"),
    (
        "no_floor_knows_one_above",
        "disclosures/statute/terms.py",
        "import disclosures.privacy.masks",
    ),
    (
        "no_floor_knows_one_above",
        "disclosures/publishing/actions.py",
        "def f():\n from disclosures.attachments.models import Attachment",
    ),
    (
        "no_floor_knows_one_above",
        "disclosures/documents/views.py",
        "from disclosures.events import models",
    ),
    (
        "no_floor_knows_one_above",
        "disclosures/documents/views.py",
        "from disclosures.models import Event",
    ),
    (
        "no_floor_knows_one_above",
        "disclosures/organisations/models.py",
        "class O:\n x = models.ForeignKey('disclosures.Event', y)",
    ),
    (
        "no_floor_knows_one_above",
        "disclosures/organisations/models.py",
        "class O:\n x = models.ForeignKey(to='Event')",
    ),
    ("the_domain_knows_no_http", "disclosures/documents/rules.py", "from django import http"),
    ("the_domain_knows_no_http", "portal/search/querysets.py", "def f():\n import django.urls"),
    ("the_domain_knows_no_http", "disclosures/a/models.py", "from django.urls import resolve"),
    ("the_domain_knows_no_http", "disclosures/a/actions.py", "from django.urls import reverse"),
    ("the_domain_knows_no_http", "disclosures/a/actions.py", "from disclosures.a.forms import F"),
    ("pure_modules_know_no_database", "disclosures/a/rules.py", "from django.db import models"),
    (
        "pure_modules_know_no_database",
        "disclosures/a/states.py",
        "from disclosures.a.models import A",
    ),
    ("rules_and_actions_read_no_clock", "disclosures/a/actions.py", "x = timezone.now()"),
    ("rules_and_actions_read_no_clock", "disclosures/a/rules.py", "x = datetime.date.today()"),
    ("rules_and_actions_read_no_clock", "disclosures/a/rules.py", "x = timezone.localdate()"),
    (
        "rules_and_actions_read_no_clock",
        "disclosures/a/actions.py",
        "from django.utils.timezone import now",
    ),
    ("one_writer_of_the_state", "disclosures/a/admin.py", "document.state = 'published'"),
    ("one_writer_of_the_state", "disclosures/a/admin.py", "a.state, b = 1, 2"),
    ("one_writer_of_the_state", "disclosures/a/actions.py", "qs.filter(x=1).update(state='x')"),
    ("one_writer_of_the_state", "disclosures/a/actions.py", "qs.update(**{'state': 'x'})"),
    ("one_writer_of_the_state", "disclosures/a/actions.py", "setattr(document, 'state', 'x')"),
    ("one_writer_of_the_state", "disclosures/a/actions.py", "qs.bulk_update(rows, ['state'])"),
    ("every_module_says_what_lives_there", "disclosures/a/rules.py", "import re"),
    ("every_module_says_what_lives_there", "disclosures/a/rules.py", ""),
    ("every_module_says_what_lives_there", "disclosures/a/rules.py", "# x\n'''Late.'''"),
    ("every_module_says_what_lives_there", "disclosures/a/rules.py", "'''\nBelow.'''"),
    (
        "migrations_stand_alone",
        "disclosures/migrations/0001_initial.py",
        "def f(a, b):\n from disclosures.statute import terms",
    ),
    ("rooms_use_the_known_file_names", "disclosures/a/services.py", ""),
    ("rooms_use_the_known_file_names", "requests_app/desk/letters.py", ""),
    ("no_module_has_a_vague_name", "portal/utils.py", ""),
]


@pytest.mark.parametrize(("rule", "path", "source"), BREACHES)
def test_a_planted_breach_is_found(tmp_path, rule, path, source):
    plant(tmp_path, "disclosures/events/models.py", "class Event:\n pass")
    plant(tmp_path, path, source)
    found = list(getattr(house_rules, rule)(house_rules.modules(tmp_path)))
    assert any(sentence.startswith(f"{path}:") for sentence in found)


def test_every_rule_has_a_planted_breach():
    assert set(rules()) == {rule for rule, _, _ in BREACHES}


def test_what_the_house_allows_is_not_reported(tmp_path):
    allowed = {
        "disclosures/events/models.py": """'''Events.'''
from django.db import models
from django.urls import reverse
from django.utils import timezone
from disclosures.publishing.models import Publishable
class Event(Publishable):
    organisation = models.ForeignKey("disclosures.Organisation", models.PROTECT)
    parent = models.ForeignKey("self", models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
""",
        "disclosures/events/states.py": "'''States.'''\nfrom django.db.models import TextChoices",
        "disclosures/events/actions.py": """'''Verbs.'''
from django.db import transaction
def announce(event, *, by, at):
    return timezone.localdate(at), event.filter(state="draft").update(remark="state")
""",
        "disclosures/events/__init__.py": "",
        "disclosures/organisations/models.py": "'''Bodies.'''\nclass Organisation:\n    pass",
        "disclosures/models.py": "'''All models.'''\nfrom disclosures.events.models import Event",
        "disclosures/publishing/actions.py": "'''Verbs.'''\ndef f(x):\n    x.state = 'draft'",
        "disclosures/migrations/0001_initial.py": "from django.db import migrations",
        "portal/home/views.py": "'''Home.'''\nfrom disclosures.events.models import Event",
    }
    for path, source in allowed.items():
        plant(tmp_path, path, source)
    sources = house_rules.modules(tmp_path)
    assert len(sources) == len(allowed)
    for rule in rules():
        assert list(getattr(house_rules, rule)(sources)) == [], rule


def test_folders_that_do_not_exist_yet_are_no_breach(tmp_path):
    assert house_rules.modules(tmp_path) == []


def rules():
    """The rules: every public function of the module that takes sources."""
    return [
        name
        for name, value in vars(house_rules).items()
        if "sources" in getattr(value, "__annotations__", {})
    ]


def plant(root, path, source):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
