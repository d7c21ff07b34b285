"""The base of every kind of public record beside documents: a text, files, a page of its own."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from disclosures.attachments.models import PublishableWithFiles
from disclosures.publishing.comparison import text_of
from disclosures.publishing.querysets import RecordManager
from disclosures.publishing.states import Attribute
from disclosures.rich_text.fields import RichTextField
from disclosures.rooms.fields import TableField
from disclosures.rooms.kinds import Shelf
from disclosures.rooms.querysets import RoomQuerySet

WORDS = (models.CharField, models.TextField, TableField)


class RoomRecord(PublishableWithFiles):
    """A record of a reading room; its page is named `<model>-page`."""

    # What must be filled in before it may be submitted.
    REQUIRED: tuple[str, ...] = ()
    # Fields for staff alone: on no public page, in no list, search or download.
    PRIVATE: frozenset[str] = frozenset()
    # Columns of the statutory catalogue that its records renew, beside documents.
    SHELVES: tuple[Shelf, ...] = ()

    body = RichTextField("正文", blank=True)

    objects = RecordManager.from_queryset(RoomQuerySet)()
    with_versions = RoomQuerySet.as_manager()

    class Meta(PublishableWithFiles.Meta):
        abstract = True
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], name="%(class)ss_newest"),
        ]
        constraints = [
            *PublishableWithFiles.Meta.constraints,
            # Bodies of what is not disclosed don't belong in a database that faces the Internet.
            models.CheckConstraint(
                condition=Q(disclosure_attribute=Attribute.PROACTIVE) | Q(body=""),
                name="%(class)s_register_line_has_no_body",
                violation_error_message="依申请公开和不予公开的信息只登记标题等项目，不录入正文",
            ),
        ]

    def get_absolute_url(self):
        return reverse(f"{self._meta.model_name}-page", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """What kind of thing it is, in lists that hold several kinds."""
        return str(self._meta.verbose_name)

    @property
    def row_facts(self) -> list[str]:
        """The quiet facts under its title in lists; rooms override."""
        return [self.organisation.name]

    @classmethod
    def public_words(cls) -> list[models.Field]:
        """The fields with words that the public reads, beside the title."""
        return [
            field
            for field in cls.content_fields()
            if isinstance(field, WORDS)
            and not field.choices
            and field.name not in cls.PRIVATE | {"title", "attribute_ground", "change_note"}
        ]

    def texts(self) -> list[tuple[str, str]]:
        words = [(str(f.verbose_name), text_of(self, f)) for f in self.public_words()]
        return [*super().texts(), *words]

    def searched_text(self) -> str:
        """Its words beside the title, for the index of the search."""
        return "\n".join(filter(None, (text_of(self, field) for field in self.public_words())))

    def problems_before_submission(self) -> list[str]:
        problems = super().problems_before_submission()
        missing = [
            str(self._meta.get_field(name).verbose_name)
            for name in self.REQUIRED
            if getattr(self, name) in (None, "", [])
        ]
        if missing:
            problems.append(f"{self.kind_label}还缺：{'、'.join(missing)}")
        return problems
