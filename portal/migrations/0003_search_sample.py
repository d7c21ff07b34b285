"""A sample of the search index; narrow rows, so that hits are counted in few pages.

Entries written before this one are found as before, but not by choices or parts of numbers until
`manage.py rebuild_search` has run.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# What is looked at for every hit stays in the row; the rest is stored beside the table, so that
# a hit costs a look at some 300 bytes.
INLINE, BESIDE = "MAIN", "EXTERNAL"
STORAGE = [
    *(("searchentry", column, INLINE) for column in ("title_key", "number", "index_number")),
    ("searchentry", "source_id", INLINE),
    *(("searchentry", column, BESIDE) for column in ("title", "title_grams", "number_grams")),
    ("searchsample", "title_grams", INLINE),
    ("searchsample", "grams", BESIDE),
]


def storage(table, column, kind):
    alter = f"ALTER TABLE portal_{table} ALTER COLUMN {column} SET STORAGE"
    return migrations.RunSQL(f"{alter} {kind}", f"{alter} EXTENDED")


def narrow(table):
    alter = f"ALTER TABLE portal_{table}"
    return migrations.RunSQL(
        f"{alter} SET (toast_tuple_target = 128)", f"{alter} RESET (toast_tuple_target)"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_search_storage"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchSample",
            fields=[
                ("kind", models.CharField(max_length=20)),
                ("published_at", models.DateTimeField()),
                ("year", models.SmallIntegerField()),
                ("subkind", models.CharField(blank=True, max_length=20)),
                ("section", models.CharField(blank=True, max_length=20)),
                ("organisation_id", models.BigIntegerField()),
                ("validity", models.CharField(blank=True, max_length=20)),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "title_grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="portal.searchentry",
                    ),
                ),
            ],
            options={
                "default_permissions": [],
            },
        ),
        migrations.RemoveIndex(
            model_name="searchentry",
            name="search_year",
        ),
        migrations.RemoveIndex(
            model_name="searchentry",
            name="search_subkind",
        ),
        migrations.RemoveIndex(
            model_name="searchentry",
            name="search_section",
        ),
        migrations.RemoveIndex(
            model_name="searchentry",
            name="search_organisation",
        ),
        migrations.AddField(
            model_name="searchentry",
            name="files",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="number_grams",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["number_grams"], name="search_number_grams"
            ),
        ),
        migrations.AddIndex(
            model_name="searchsample",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["grams"], name="search_sample_grams"
            ),
        ),
        migrations.AddIndex(
            model_name="searchsample",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["title_grams"], name="search_sample_title_grams"
            ),
        ),
        *(storage(*setting) for setting in STORAGE),
        narrow("searchentry"),
        narrow("searchsample"),
    ]
