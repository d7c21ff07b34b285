"""The year's table and its rates, with what they are reckoned from."""

import pytest

from disclosures.proposals.tables import percent, rates, year_table

ROWS = [
    ("npc", "lead", "A类（已经解决）", "satisfied"),
    ("npc", "joint", "", "mostly"),
    ("cppcc", "lead", "A类（已经解决）", "dissatisfied"),
    ("cppcc", "lead", "B类（列入计划）", ""),
]


def test_every_row_counts_either_kind_and_both():
    table = {row["label"]: [c["number"] for c in row["cells"]] for row in year_table(ROWS)}
    assert table == {
        "办理总数": [2, 2, 4],
        "本机关分工：主办": [1, 2, 3],
        "本机关分工：会办": [1, 0, 1],
        "办理结果：A类（已经解决）": [1, 1, 2],
        "办理结果：B类（列入计划）": [0, 1, 1],
        "办理结果：未分类": [1, 0, 1],
        "满意程度：满意": [1, 0, 1],
        "满意程度：基本满意": [1, 0, 1],
        "满意程度：不满意": [0, 1, 1],
    }
    assert list(table)[5] == "办理结果：未分类"


def test_who_has_not_said_anything_is_no_part_of_the_rate_of_satisfaction():
    closed, content = rates(ROWS, assigned=5, assigned_and_replied=4)
    assert (closed["part"], closed["whole"], closed["percent"]) == (4, 5, "80%")
    assert (content["part"], content["whole"], content["percent"]) == (2, 3, "66.67%")
    assert "已经反馈意见" in content["definition"] and "当年交办" in closed["definition"]


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, "—"), (0, 3, "0%"), (3, 3, "100%"), (99999, 100000, "99.99%"), (1, 3, "33.33%")],
)
def test_a_rate_of_nothing_is_a_dash_and_a_hundred_means_all(part, whole, shown):
    assert percent(part, whole) == shown
