"""The tree of bodies: subtrees, the one host, in whose name a node discloses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from disclosures.organisations.access import may_work_for, organisations_for, organisations_of
from disclosures.organisations.models import Organisation
from tests.making import EDITOR, make_organisation, make_user


def test_a_subtree_is_the_node_and_everything_below_it(government, bureau, section, unit, sibling):
    deep = make_organisation("jtj-glj-1", parent=unit)
    assert set(bureau.subtree_ids()) == {bureau.pk, section.pk, unit.pk, deep.pk}
    assert deep.subtree_ids() == [deep.pk]
    everybody = {o.pk for o in (government, bureau, section, unit, sibling, deep)}
    assert set(government.subtree_ids()) == everybody


def test_a_subtree_is_one_query_however_deep(bureau, django_assert_num_queries):
    node = bureau
    for n in range(10):
        node = make_organisation(f"n{n}", parent=node)
    with django_assert_num_queries(1):
        assert len(bureau.subtree_ids()) == 11


def test_there_is_one_host_and_it_is_a_disclosing_organ(bureau, sibling):
    assert Organisation.objects.host() == bureau
    for pk, fields in [
        (sibling.pk, {"hosts_portal": True}),
        (bureau.pk, {"is_disclosing_organ": False}),
    ]:
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.filter(pk=pk).update(**fields)


def test_a_second_host_is_refused_in_words(bureau, sibling):
    sibling.hosts_portal = True
    with pytest.raises(ValidationError, match="全站只能有一个主办单位"):
        sibling.full_clean()
    bureau.is_disclosing_organ = False
    with pytest.raises(ValidationError, match="主办单位必须是公开主体"):
        bureau.full_clean()


def test_a_node_discloses_in_the_name_of_the_nearest_disclosing_organ(bureau, section, sibling):
    deep = make_organisation("jtj-bgs-1", parent=section)
    assert deep.disclosing_organ() == section.disclosing_organ() == bureau
    assert sibling.disclosing_organ() == sibling


def test_a_node_without_any_such_organ_above_it_stands_for_itself(government):
    assert government.disclosing_organ() == government


@pytest.mark.parametrize("parent", ["bureau", "section", "below"])
def test_a_node_cannot_lie_below_itself(bureau, section, parent):
    below = make_organisation("jtj-bgs-1", parent=section)
    bureau.parent = {"bureau": bureau, "section": section, "below": below}[parent]
    with pytest.raises(ValidationError, match="上级不能是本机构或者它的下级"):
        bureau.full_clean()


def test_a_body_with_records_or_staff_cannot_be_deleted(office):
    with pytest.raises(IntegrityError):
        office.organisation.delete()


def test_a_migrated_portal_has_a_host(db):
    assert Organisation.objects.host().is_disclosing_organ


# --- whose records are whose --------------------------------------------------------------------
def test_staff_work_for_their_node_and_what_is_below(bureau, section, unit, sibling):
    clerk = make_user("clerk", role=EDITOR, organisation=bureau)
    assert organisations_of(clerk) == {bureau.pk, section.pk, unit.pk}
    assert may_work_for(clerk, unit.pk)
    assert not may_work_for(clerk, sibling.pk)
    assert set(organisations_for(clerk)) == {bureau, section, unit}


def test_a_superuser_works_for_everybody(root, bureau, sibling):
    assert organisations_of(root) is None
    assert may_work_for(root, sibling.pk)
    assert {bureau, sibling} <= set(organisations_for(root))


def test_a_closed_body_gets_no_new_records_and_keeps_its_old_ones(bureau, unit):
    Organisation.objects.filter(pk=unit.pk).update(is_closed=True)
    clerk = make_user("clerk", role=EDITOR, organisation=bureau)
    assert unit not in organisations_for(clerk)
    assert may_work_for(clerk, unit.pk)
