"""Arrays of the search index are stored outside the row and uncompressed: they don't compress."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_search_and_annual_report")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE portal_searchentry ALTER COLUMN grams SET STORAGE EXTERNAL",
            "ALTER TABLE portal_searchentry ALTER COLUMN grams SET STORAGE EXTENDED",
        )
    ]
