"""Small tables inside a record: tidied, checked, in words and as one cell of a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.rooms.tables import (
    TableColumn,
    as_lines,
    from_cell,
    problems,
    tidy_rows,
    to_cell,
)

COLUMNS = (
    TableColumn("question", "问题", required=True, lines=True),
    TableColumn("answer", "解答"),
    TableColumn("resolved", "是否解决", yes_no=True),
)
DATED = (
    TableColumn("stage", "阶段", required=True, choices=("招标公告", "开标")),
    TableColumn("day", "日期", day=True),
)
words = st.text(st.characters(whitelist_categories=("Lo", "Nd")), max_size=8)
rows = st.lists(st.fixed_dictionaries({column.key: words for column in COLUMNS}), max_size=5)


def test_rows_without_words_go_and_unknown_columns_with_them():
    typed = [{"question": " 何时通车 ", "more": "x"}, {"resolved": "否"}, {}]
    assert tidy_rows(COLUMNS, typed) == [{"question": "何时通车", "answer": "", "resolved": ""}]


def test_what_a_row_lacks_or_has_too_much_of_is_told_with_its_number():
    typed = [{"question": "问", "answer": ""}, {"question": "", "answer": "长" * 4001}]
    assert problems(COLUMNS, typed) == ["第2行还缺“问题”", "第2行的“解答”超过4000字"]
    assert problems(COLUMNS, [{"question": "问"}] * 301) == ["最多300行，现有301行"]


def test_a_day_is_kept_in_one_way_and_what_is_no_day_or_no_choice_is_told():
    typed = tidy_rows(DATED, [{"stage": "开标", "day": "2018年5月1日"}, {"stage": "x", "day": "y"}])
    assert typed[0]["day"] == "2018-05-01"
    assert problems(DATED, typed) == [
        "第2行的“阶段”应写“招标公告”“开标”之一",
        "第2行的“日期”应写日期，如 2018-05-28",
    ]


def test_rows_read_as_lines_with_headings():
    typed = [{"question": "何时通车", "answer": "年底", "resolved": "是"}, {"question": "谁养护"}]
    assert as_lines(COLUMNS, typed) == "问题：何时通车；解答：年底；是否解决：是\n问题：谁养护"


@given(rows)
def test_what_a_cell_spells_out_is_read_back(typed):
    tidy = tidy_rows(COLUMNS, typed)
    assert from_cell(COLUMNS, to_cell(COLUMNS, tidy)) == tidy


def test_a_line_with_too_many_cells_is_refused_with_the_right_form():
    with pytest.raises(ValueError, match="第2行有4格，应为：问题｜解答｜是否解决"):
        from_cell(COLUMNS, "问｜答｜是\n一｜二｜三｜四")


def test_a_plain_upright_bar_does_as_well():
    assert from_cell(COLUMNS, "问|答")[0]["answer"] == "答"
