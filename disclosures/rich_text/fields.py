"""The model field of rich text."""

from django.db import models
from django.utils.safestring import mark_safe

from disclosures.rich_text.cleaning import clean, plain_text


class RichTextField(models.TextField):
    """Rich text, made safe on its way into the database, whichever door it comes through."""

    def pre_save(self, instance, add):
        cleaned = clean(getattr(instance, self.attname))
        setattr(instance, self.attname, cleaned)
        return cleaned

    def as_text(self, value) -> str:
        return plain_text(value)

    def as_html(self, value):
        """What the public reads; it was cleaned on its way into the database."""
        return mark_safe(value)

    def deconstruct(self):
        """A plain TextField to migrations, which import nothing of ours."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
