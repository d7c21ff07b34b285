from django.db import migrations


class Migration(migrations.Migration):
    """One series of index numbers for records of every kind, going on where documents' stood."""

    dependencies = [("disclosures", "0003_publishing_in_depth")]

    operations = [
        migrations.RunSQL(
            "UPDATE disclosures_numberseries SET name = 'index:' || substr(name, 10)"
            " WHERE name LIKE 'document:%'",
            "UPDATE disclosures_numberseries SET name = 'document:' || substr(name, 7)"
            " WHERE name LIKE 'index:%'",
        ),
    ]
