"""What staff see beside the form of an official: sheets to print, the successor's draft."""

from datetime import date

import pytest
from django.urls import reverse

from disclosures.directory.models import Official
from tests.disclosures.directory.test_querysets import make_official
from tests.making import signed_in

pytestmark = pytest.mark.django_db


def test_a_successors_draft_begins_with_the_post(office):
    item = make_official(office, "前任示例", post="养护科科长", duties="主持养护科工作")
    page = signed_in(office.editor).get(
        reverse("admin:disclosures_official_change", args=[item.pk])
    )
    tools = dict(page.context["tools"])
    text = page.content.decode()
    assert "登记继任者" in text and "桌牌" in text and "公示牌" in text
    form = signed_in(office.editor).get(tools["登记继任者"]).content.decode()
    assert "养护科科长" in form and "主持养护科工作" in form and "前任示例" not in form


def test_staff_narrow_their_list_to_those_who_left(office):
    make_official(office, "前任示例", held_until=date(2018, 1, 1))
    make_official(office, "现任示例")
    browser = signed_in(office.editor)
    address = reverse("admin:disclosures_official_changelist")
    left = browser.get(f"{address}?holding=former").content.decode()
    assert "前任示例" in left and "现任示例" not in left
    now = browser.get(f"{address}?holding=now").content.decode()
    assert "现任示例" in now and "前任示例" not in now
    assert Official.objects.count() == 2
