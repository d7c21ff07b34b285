"""The history table refuses UPDATE and DELETE, whoever asks; emptying a test database may."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION disclosures_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history is append-only';
END
$$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON disclosures_historyentry
    FOR EACH ROW EXECUTE FUNCTION disclosures_refuse_change();
"""

BACKWARDS = """
DROP TRIGGER history_is_append_only ON disclosures_historyentry;
DROP FUNCTION disclosures_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_ground_floor_and_documents")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
