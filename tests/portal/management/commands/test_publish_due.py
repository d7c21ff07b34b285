"""The command that publishes what is due: once, or again and again while its starter lives."""

import os
import time

import pytest
from django.core.management import call_command

from disclosures.documents.models import Document
from portal.management.commands import publish_due
from tests.making import make_document


@pytest.fixture
def scheduled(office):
    """Due in 2018, long before anybody runs this."""
    return make_document(office, "scheduled")


def test_what_is_due_is_published_and_named(scheduled, capsys):
    call_command("publish_due")
    assert capsys.readouterr().out == f"已发布：{scheduled}\n"
    assert Document.objects.visible().get() == scheduled


@pytest.mark.parametrize("end", ["interrupted", "left alone"])
def test_with_every_it_runs_until_it_is_interrupted_or_left_alone(db, monkeypatch, end):
    runs, sleeps = [], []

    def sleep(seconds):
        sleeps.append(seconds)
        if len(sleeps) == 3:
            if end == "interrupted":
                raise KeyboardInterrupt
            monkeypatch.setattr(os, "getppid", lambda: 1)

    monkeypatch.setattr(os, "getppid", lambda: 77)
    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(publish_due, "close_old_connections", lambda: None)
    monkeypatch.setattr(publish_due.Command, "_run", lambda self: runs.append(1))
    call_command("publish_due", "--every", "60")
    assert sleeps == [60, 60, 60]
    assert len(runs) == 3
