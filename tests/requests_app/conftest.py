"""The people of the counter, and a key file that is nobody's."""

from dataclasses import dataclass

import pytest

from requests_app.reference import CLERK, HEAD
from tests.making import make_user


@dataclass(frozen=True)
class Counter:
    clerk: object
    head: object
    organisation: object


@pytest.fixture(autouse=True)
def own_key(settings, tmp_path):
    settings.IDENTITY_KEY_FILE = str(tmp_path / "identity_key")


@pytest.fixture
def counter(bureau):
    clerk = make_user("clerk", role=CLERK, organisation=bureau, first_name="经办")
    head = make_user("head", role=HEAD, organisation=bureau, first_name="负责")
    return Counter(clerk, head, bureau)
