"""A register's keeper and its lines."""

from datetime import date

import pytest

from disclosures.register.actions import save_entry
from disclosures.register.models import RegisterEntry
from tests.making import NOW


@pytest.fixture
def keeper(office):
    """Of the disclosure office, which keeps the register."""
    return office.second_reviewer


@pytest.fixture
def make_line(keeper, bureau):
    def make(number="", *, by=keeper, at=NOW, **fields):
        line = RegisterEntry(
            **{
                "organisation": bureau,
                "document_number": number,
                "title": "关于公路养护的通知",
                "made_on": date(2026, 3, 2),
                "attribute": "proactive",
                **fields,
            }
        )
        save_entry(line, by=by, at=at)
        line.refresh_from_db()
        return line

    return make
