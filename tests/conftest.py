"""The named people and bodies that appear in the tests, and a citizen's browser."""

import shutil

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from disclosures.organisations.models import Organisation
from disclosures.publishing.roles import ROLES
from tests.making import (
    ADMINISTRATOR,
    make_office,
    make_organisation,
    make_user,
)

# The same examples every time and no limit of time: a busy machine makes no test fail.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")
hypothesis.settings.register_profile("thorough", max_examples=2000, deadline=None)


@pytest.fixture(scope="session", autouse=True)
def files_of_the_run_are_removed():
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


# --- bodies: a government, the bureau that hosts the portal, its section and unit, another bureau
@pytest.fixture
def government(db):
    return make_organisation("zysz", name="章原市人民政府", kind="government")


@pytest.fixture
def bureau(government):
    """The host that the migrations left, under its own name."""
    host = Organisation.objects.host()
    host.code, host.name, host.parent = "jtj", "章原市交通运输局", government
    host.save()
    return host


@pytest.fixture
def section(bureau):
    return make_organisation("jtj-bgs", name="办公室", parent=bureau, kind="section")


@pytest.fixture
def unit(bureau):
    return make_organisation("jtj-glj", name="公路管理处", parent=bureau, kind="unit")


@pytest.fixture
def sibling(government):
    return make_organisation(
        "slj", name="章原市水利局", parent=government, kind="bureau", is_disclosing_organ=True
    )


# --- people: one for each role in the bureau, and those who may not
@pytest.fixture
def office(bureau):
    return make_office(bureau)


@pytest.fixture
def neighbours(sibling):
    """The same people of another body."""
    return make_office(sibling, "-of-slj")


@pytest.fixture
def editor(office):
    return office.editor


@pytest.fixture
def reviewer(office):
    return office.reviewer


@pytest.fixture
def secrecy_reviewer(office):
    return office.secrecy_reviewer


@pytest.fixture
def publisher(office):
    return office.publisher


@pytest.fixture
def stranger(sibling):
    """Holds every role of the workflow, in another body."""
    user = make_user("stranger", organisation=sibling)
    for role in ROLES:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def administrator(bureau):
    """Keeps accounts and lists; has nothing to do with content."""
    return make_user("administrator", role=ADMINISTRATOR, organisation=bureau)


@pytest.fixture
def root(db):
    return get_user_model().objects.create_superuser("root")


@pytest.fixture
def citizen(client):
    """Anybody: a browser that nobody has signed in with."""
    return client
