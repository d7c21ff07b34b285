"""The desk on the day of receipt of the cases, a Monday."""

import pytest
from django.utils import timezone

from tests.requests_app.making import AT


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.fixture
def enter(client):
    """Signs a person in at the desk."""

    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in
