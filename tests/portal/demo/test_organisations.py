"""The demonstration's tree: one host, parents first, nothing invented."""

from portal.demo.organisations import acting, demo_organisations, issuing_organ


def test_exactly_one_node_hosts_the_portal_and_is_a_disclosing_organ():
    hosts = [node for node in demo_organisations() if node.hosts_portal]
    assert [(node.code, node.name, node.is_disclosing_organ) for node in hosts] == [
        ("CYJT", "朝阳市交通局", True)
    ]


def test_parents_come_before_their_children_and_codes_are_unique():
    seen = set()
    for node in demo_organisations():
        assert node.code not in seen
        assert node.parent is None or node.parent in seen
        seen.add(node.code)


def test_a_section_acts_in_the_name_of_the_bureau_and_a_unit_in_its_own():
    assert issuing_organ("CYJT-CW") == "朝阳市交通局"
    assert acting("CYJT-CW") == "市交通局"
    assert issuing_organ("CYGL") == "朝阳市公路管理处"
