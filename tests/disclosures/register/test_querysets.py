"""应公开未公开: which lines are on that list, and which of them are overdue."""

from datetime import date

import pytest

from disclosures.register.models import RegisterEntry
from disclosures.register.presentation import is_waiting
from disclosures.statute.querysets import calendar_in_force
from tests.making import make_document

NUMBER = "章交发〔2026〕3号"
STATES = {
    **dict.fromkeys(["draft", "submitted", "returned", "approved", "scheduled"], True),
    "published": False,
    "withdrawn": True,
    "withdrawn_silently": True,
    "display_ended": False,
    None: True,
}


@pytest.mark.parametrize(("state", "waits"), STATES.items())
def test_what_ought_to_be_public_waits_until_the_public_sees_it(make_line, office, state, waits):
    document = make_document(office, state, document_number=NUMBER) if state else None
    line = make_line(NUMBER)
    assert line.document == document
    assert RegisterEntry.objects.unpublished().exists() == waits
    assert is_waiting(line) == waits


@pytest.mark.parametrize("attribute", ["on_request", "withheld"])
def test_what_need_not_be_public_waits_for_nothing(make_line, attribute):
    line = make_line(NUMBER, attribute=attribute, attribute_ground="条例第十六条")
    assert not RegisterEntry.objects.unpublished().exists()
    assert not is_waiting(line)


def test_a_document_that_is_only_registered_does_not_make_the_line_public(make_line, office):
    """主动公开 by the register, 依申请公开 by the document: somebody has to decide."""
    make_document(
        office, "approved", document_number=NUMBER, body="", disclosure_attribute="on_request",
        attribute_ground="条例第十三条",
    )  # fmt: skip
    line = make_line(NUMBER)
    assert line.document and RegisterEntry.objects.unpublished().get() == line


def test_overdue_goes_by_the_kind_and_the_day_on_which_it_begins(make_line):
    make_line("1", made_on=date(2026, 9, 11))  # until 10-15
    make_line("2", made_on=date(2026, 9, 14))
    make_line("3", made_on=date(2026, 9, 28), kind="licence")  # 7 working days: until 10-13
    make_line("4", made_on=date(2026, 1, 5), kind="budget", approved_on=date(2026, 9, 25))
    make_line("5", made_on=date(2026, 1, 5), kind="budget", approved_on=date(2026, 9, 26))
    make_line("6", made_on=date(2026, 1, 5), kind="budget")
    make_line("7", made_on=date(2019, 5, 14))
    make_line("8", made_on=date(2026, 1, 5), attribute="on_request")
    overdue = RegisterEntry.objects.overdue(date(2026, 10, 16), calendar_in_force())
    assert sorted(overdue.values_list("document_number", flat=True)) == ["1", "3", "4"]


def test_the_lines_of_a_body_are_those_of_its_subtree(make_line, bureau, section, sibling):
    line = make_line(NUMBER, organisation=section)
    assert RegisterEntry.objects.within(bureau).get() == line
    assert not RegisterEntry.objects.within(sibling).exists()
