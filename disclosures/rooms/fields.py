"""The model field of a small table, and the form field in which its rows are edited."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from disclosures.rooms.tables import as_lines, problems, tidy_rows

BLANK_ROWS = 3


class TableWidget(forms.Widget):
    """A row of boxes for each row, and a few empty ones; more appear after saving."""

    template_name = "admin/rooms/table.html"

    def __init__(self, columns, attrs=None):
        self.columns = columns
        super().__init__(attrs)

    def id_for_label(self, id_):
        return ""  # each box has a label of its own

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = [*(value or []), *({} for _ in range(BLANK_ROWS))]
        context["widget"] |= {
            "columns": self.columns,
            "count": len(rows),
            "rows": [
                [(column, f"{name}-{n}-{column.key}", row.get(column.key, ""))
                 for column in self.columns]
                for n, row in enumerate(rows)
            ],
        }  # fmt: skip
        return context

    def value_from_datadict(self, data, files, name):
        return tidy_rows(
            self.columns,
            [
                {column.key: data.get(f"{name}-{n}-{column.key}", "") for column in self.columns}
                for n in range(self._count(data, name))
            ],
        )

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-count" not in data

    def _count(self, data, name) -> int:
        """How many rows the form had; what was not sent as a number is none."""
        count = str(data.get(f"{name}-count", ""))
        return min(int(count), 1000) if count.isascii() and count.isdigit() else 0


class TableFormField(forms.Field):
    """Rows as a list of column → text."""

    def __init__(self, *, columns, **options):
        self.columns = columns
        super().__init__(**{"widget": TableWidget(columns), **options})

    def clean(self, value):
        rows = super().clean(value or [])
        if found := problems(self.columns, rows):
            raise ValidationError(found)
        return rows

    def has_changed(self, initial, data):
        return not self.disabled and (initial or []) != (data or [])


class TableField(models.JSONField):
    """A small table inside a record, its columns declared with the field."""

    def __init__(self, *args, columns=(), **options):
        self.columns = tuple(columns)
        super().__init__(*args, **{"default": list, "blank": True, **options})

    def as_text(self, value) -> str:
        return as_lines(self.columns, value)

    def formfield(self, **options):
        options.pop("form_class", None)
        asked = {"required": not self.blank, "label": self.verbose_name}
        return TableFormField(columns=self.columns, **asked, help_text=self.help_text)

    def pre_save(self, instance, add):
        rows = tidy_rows(self.columns, getattr(instance, self.attname))
        setattr(instance, self.attname, rows)
        return rows

    def deconstruct(self):
        """A plain JSONField to migrations, which import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
