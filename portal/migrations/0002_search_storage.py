"""Columns of the search index that are read in bulk are stored outside the row and uncompressed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_search_and_annual_report")]
    operations = [
        migrations.RunSQL(
            f"ALTER TABLE portal_searchentry ALTER COLUMN {column} SET STORAGE EXTERNAL",
            f"ALTER TABLE portal_searchentry ALTER COLUMN {column} SET STORAGE EXTENDED",
        )
        for column in ("grams", "text")
    ]
