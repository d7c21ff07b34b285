"""What was received under the items of fees: by year and subtree, in 万元."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from disclosures.fees.models import FeeIncome

pytestmark = pytest.mark.django_db


def received(organisation, amount, year=2018, item="占道费"):
    return FeeIncome.objects.create(
        organisation=organisation, year=year, item=item, amount=amount, source="部门决算"
    )


def test_the_year_of_a_body_counts_the_units_below_it(office, unit):
    received(office.organisation, Decimal("77302.80"))
    received(unit, Decimal("0.20"))
    received(office.organisation, Decimal("5"), year=2017)
    incomes = FeeIncome.objects.of_year(2018)
    assert incomes.within(office.organisation).amount_in_wan() == Decimal("7.7303")
    assert incomes.within(unit).amount() == Decimal("0.20")
    assert FeeIncome.objects.of_year(2016).amount_in_wan() == 0


def test_an_item_is_received_once_a_year(office):
    received(office.organisation, 1)
    with pytest.raises(IntegrityError):
        received(office.organisation, 2)
