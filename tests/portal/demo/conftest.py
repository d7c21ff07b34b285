"""The demonstration, loaded once for each module of tests."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from disclosures.organisations.models import Organisation


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """In a transaction that is taken back after the last test of the module."""
    folder = tmp_path_factory.mktemp("demo")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder / "media", DATA_DIR=folder),
        transaction.atomic(),
    ):
        call_command("load_demo")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded, db):
    return Organisation.objects.host()
