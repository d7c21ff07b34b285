"""The order of officials, the leading group, portraits."""

import pytest

from disclosures.directory.models import Official
from tests.making import make_attachment, make_item
from tests.rooms import official

pytestmark = pytest.mark.django_db


def make_official(office, name, state="published", **fields):
    return make_item(Official, office, state, title=name, **{**official(office), **fields})


def names(queryset):
    return [one.title for one in queryset]


def test_leaders_come_first_then_unit_by_unit_in_the_order_of_the_office(office, section, unit):
    section.order, unit.order = 1, 2
    section.save(), unit.save()
    make_official(office, "窗口", rank="window")
    make_official(office, "处长", organisation=unit)
    make_official(office, "副科长", organisation=section, order=2)
    make_official(office, "科长", organisation=section, order=1)
    make_official(office, "局长", rank="leader")
    order = ["局长", "科长", "副科长", "处长", "窗口"]
    assert names(Official.objects.by_precedence()) == order


def test_the_leading_group_is_in_the_order_of_its_roles(office):
    make_official(office, "主任", group_role="office_head")
    make_official(office, "成员", group_role="member")
    make_official(office, "组长", rank="leader", group_role="head")
    make_official(office, "别人")
    assert names(Official.objects.in_group()) == ["组长", "成员", "主任"]


def test_the_portrait_is_the_first_picture_and_files_are_none(office):
    one, other = make_official(office, "示例一", "draft"), make_official(office, "示例二", "draft")
    make_attachment(one, "简历.pdf", by=office.editor, order=0)
    make_attachment(one, "后.png", by=office.editor, order=2)
    first = make_attachment(one, "先.png", by=office.editor, order=1)
    portraits = Official.objects.all().portraits()
    assert portraits[one.pk].name == first.name and other.pk not in portraits
