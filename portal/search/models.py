"""The search index: one row per public record of any kind, written with each publication."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class GramsField(ArrayField):
    """Integers in the array's text form: PostgreSQL reads thousands of them far faster so."""

    def deconstruct(self):
        """A plain ArrayField to migrations, which import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def get_db_prep_value(self, value, connection, prepared=False):
        return None if value is None else f"{{{','.join(map(str, value))}}}"


class SearchEntry(models.Model):
    """What is findable of one public record. Can be rebuilt from the records at any time."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    source_id = models.CharField(max_length=100, blank=True)
    title = models.TextField()
    number = models.CharField(max_length=160, blank=True)
    index_number = models.CharField(max_length=60)
    shown = models.TextField()
    text = models.TextField()
    grams = GramsField(models.IntegerField())
    title_grams = GramsField(models.IntegerField())
    published_at = models.DateTimeField()
    organisation_id = models.BigIntegerField()

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry_per_record")
        ]
        indexes = [
            GinIndex(fields=["grams"], name="search_grams"),
            GinIndex(fields=["title_grams"], name="search_title_grams"),
            models.Index(fields=["-published_at", "-id"], name="search_newest"),
            models.Index(
                fields=["number"], name="search_numbers", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(fields=["index_number"], name="search_index_numbers"),
        ]

    def __str__(self):
        return f"{self.kind}/{self.object_id}"
