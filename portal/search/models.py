"""The search index, one row per public record; a sample of it; synonyms; queries in vain."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models

from portal.search.text import normalise


class GramsField(ArrayField):
    """Integers in the array's text form: PostgreSQL reads thousands of them far faster so."""

    def deconstruct(self):
        """A plain ArrayField to migrations, which import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def get_db_prep_value(self, value, connection, prepared=False):
        return None if value is None else f"{{{','.join(map(str, value))}}}"


@GramsField.register_lookup
class HasAll(models.Lookup):
    """Like contains. Of one element the planner knows how many rows have it, of several it thinks
    far too few, and passes the other indexes by; so it is told of several only while they run.
    """

    lookup_name = "has_all"

    def get_prep_lookup(self):
        return f"{{{','.join(map(str, self.rhs))}}}"

    def get_db_prep_lookup(self, value, connection):
        return ("(SELECT %s::integer[])" if "," in value else "%s::integer[]", [value])

    def as_sql(self, compiler, connection):
        column, column_params = self.process_lhs(compiler, connection)
        pieces, pieces_params = self.process_rhs(compiler, connection)
        return f"{column} @> {pieces}", [*column_params, *pieces_params]


@models.TextField.register_lookup
class Holds(models.Lookup):
    """Whether a piece stands in the text: like contains, in half the time on Chinese text."""

    lookup_name = "holds"

    def as_sql(self, compiler, connection):
        text, text_params = self.process_lhs(compiler, connection)
        piece, piece_params = self.process_rhs(compiler, connection)
        return f"strpos({text}, {piece}) > 0", [*text_params, *piece_params]


class Countable(models.Model):
    """What hits are counted, narrowed and dated by, and the pairs that find them."""

    kind = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    year = models.SmallIntegerField()
    subkind = models.CharField(max_length=20, blank=True)
    section = models.CharField(max_length=20, blank=True)
    organisation_id = models.BigIntegerField()
    validity = models.CharField(max_length=20, blank=True)
    grams = GramsField(models.IntegerField())
    title_grams = GramsField(models.IntegerField())

    class Meta:
        abstract = True


class SearchEntry(Countable):
    """What is findable of one public record. Can be rebuilt from the records at any time.

    `text` is the normalised title, a line break, the normalised body, and those of the attached
    files, whose names and places in it (after the title) are `files`; `shown` the same as written,
    place by place. `title_key` is the title without punctuation.
    """

    object_id = models.BigIntegerField()
    source_id = models.CharField(max_length=100, blank=True)
    title = models.TextField()
    title_key = models.TextField()
    number = models.CharField(max_length=160, blank=True)
    index_number = models.CharField(max_length=60)
    number_grams = GramsField(models.IntegerField(), default=list)
    shown = models.TextField()
    text = models.TextField()
    files = models.JSONField(default=list)

    class Meta:
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_entry_per_record")
        ]
        indexes = [
            GinIndex(fields=["grams"], name="search_grams"),
            GinIndex(fields=["title_grams"], name="search_title_grams"),
            GinIndex(fields=["number_grams"], name="search_number_grams"),
            models.Index(fields=["-published_at", "-id"], name="search_newest"),
            models.Index(
                fields=["number"], name="search_numbers", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(fields=["index_number"], name="search_index_numbers"),
            models.Index(fields=["title_key"], name="search_title_keys"),
        ]

    def __str__(self):
        return f"{self.kind}/{self.object_id}"


class SearchSample(Countable):
    """One of so many entries (sampling.py): what very many hits are estimated from."""

    entry = models.OneToOneField(SearchEntry, models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        default_permissions = []
        indexes = [
            GinIndex(fields=["grams"], name="search_sample_grams"),
            GinIndex(fields=["title_grams"], name="search_sample_title_grams"),
        ]

    def __str__(self):
        return f"{self.entry_id}"


class Synonym(models.Model):
    """A short name and what it stands for; a search for one also looks for the other, after it."""

    short = models.CharField("简称", max_length=40, unique=True)
    full = models.CharField("全称", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "搜索同义词"
        ordering = ["short"]

    def __str__(self):
        return f"{self.short} = {self.full}"

    def clean(self):
        if normalise(self.short) == normalise(self.full):
            raise ValidationError("简称和全称相同")


class FruitlessQuery(models.Model):
    """A query that found nothing, and how often: what citizens look for and don't find."""

    text = models.CharField("搜索的文字", max_length=60, unique=True)
    times = models.PositiveIntegerField("次数", default=1)
    last_at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = verbose_name_plural = "没有结果的搜索"
        ordering = ["-times", "-last_at"]
        default_permissions = ["view", "delete"]

    def __str__(self):
        return self.text
