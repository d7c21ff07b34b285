"""The form field of a small table: what a browser sends becomes rows, and back."""

import pytest
from django import forms

from disclosures.rooms.fields import TableField, TableFormField
from disclosures.rooms.tables import TableColumn

COLUMNS = (TableColumn("question", "问题", required=True), TableColumn("done", "解决", yes_no=True))
ROWS = [{"question": "何时<通车>", "done": "是"}, {"question": "谁养护", "done": "否"}]


class Sheet(forms.Form):
    rows = TableFormField(columns=COLUMNS, required=False)


def sent(rows, count=None):
    found = {"rows-count": str(len(rows) if count is None else count)}
    return found | {f"rows-{n}-{key}": v for n, row in enumerate(rows) for key, v in row.items()}


def test_what_was_sent_becomes_rows():
    form = Sheet(sent([*ROWS, {"question": "", "done": "否"}]))
    assert form.is_valid() and form.cleaned_data["rows"] == ROWS


def test_a_row_that_lacks_something_is_told_and_kept():
    form = Sheet(sent([{"question": "", "done": "是"}, ROWS[0]]))
    assert form.is_valid()  # a yes alone is an empty row
    lacking = (*COLUMNS, TableColumn("answer", "解答"))
    field = TableFormField(columns=lacking, required=False)
    with pytest.raises(forms.ValidationError, match="第1行还缺“问题”"):
        field.clean([{"question": "", "done": "是", "answer": "年底"}])


@pytest.mark.parametrize("count", ["", "x", "-1", "²", "99999999999"])
def test_a_made_up_count_does_no_harm(count):
    assert Sheet(sent(ROWS, count=count)).is_valid()


def test_the_boxes_hold_the_rows_escaped_and_some_empty_ones():
    html = str(Sheet(initial={"rows": ROWS})["rows"])
    assert 'name="rows-count" value="5"' in html
    assert "何时&lt;通车&gt;" in html and "<通车>" not in html
    assert 'aria-label="第4行问题"' in html


def test_the_same_rows_are_no_change_and_a_form_without_the_table_changes_nothing():
    field = TableFormField(columns=COLUMNS)
    assert not field.has_changed(ROWS, list(ROWS)) and field.has_changed(ROWS, ROWS[:1])
    assert field.widget.value_omitted_from_data({}, {}, "rows")


def test_migrations_see_a_plain_field():
    _, path, _, options = TableField("问答", columns=COLUMNS).deconstruct()
    assert path == "django.db.models.JSONField" and "columns" not in options
