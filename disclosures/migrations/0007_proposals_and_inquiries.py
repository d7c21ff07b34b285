from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0006_events_and_responses")]

    operations = []
