"""Files that belong to a record of any kind; they are exactly as visible as that record."""

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from disclosures.attachments.kinds import BY_EXTENSION
from disclosures.attachments.querysets import AttachmentQuerySet
from disclosures.publishing.models import Publishable


class Attachment(models.Model):
    """One file of a record. Its content never changes: another file is another attachment."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    owner = GenericForeignKey()
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField("文件", upload_to="attachments", max_length=100)
    name = models.CharField("文件名", max_length=140, editable=False)
    extension = models.CharField("格式", max_length=10, editable=False)
    is_image = models.BooleanField("是图片", default=False, editable=False)
    content_type_name = models.CharField("内容类型", max_length=100, editable=False)
    size = models.PositiveBigIntegerField("大小", editable=False)
    sha256 = models.CharField("校验值", max_length=64, editable=False)
    thumbnail = models.FileField(
        "缩略图", upload_to="attachments", max_length=100, blank=True, editable=False
    )
    text = models.TextField("文字", blank=True, editable=False)
    pages = models.PositiveIntegerField("页数", null=True, editable=False)
    width = models.PositiveIntegerField("宽", null=True, editable=False)
    height = models.PositiveIntegerField("高", null=True, editable=False)
    note = models.CharField("提示", max_length=500, blank=True, editable=False)
    alt_text = models.CharField("图片说明", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("排序", default=0)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["order", "pk"]
        default_permissions = []
        indexes = [models.Index(fields=["content_type", "object_id"], name="attachments_of")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="attachment_not_empty")
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("attachment", args=[self.key, self.name])

    @property
    def kind(self):
        return BY_EXTENSION[self.extension]

    @property
    def label(self) -> str:
        return self.kind.label


class PublishableWithFiles(Publishable):
    """A publishable record that files belong to; each version has its own."""

    files = GenericRelation(Attachment)  # to read them for many records at once

    class Meta(Publishable.Meta):
        abstract = True

    @property
    def attachments(self):
        """The record's files, as a queryset."""
        return Attachment.objects.of(self)

    def parts_to_review(self) -> list[str]:
        names = self.attachments.values_list("name", flat=True)
        return [*super().parts_to_review(), *(f"附件：{name}" for name in names)]

    def texts(self) -> list[tuple[str, str]]:
        found = super().texts()
        for name, description, text in self.attachments.values_list("name", "alt_text", "text"):
            found += [(f"附件“{name}”的说明", description), (f"附件“{name}”", text)]
        return found

    def file_texts(self) -> list[tuple[str, str]]:
        """The name and the words of each file, for search."""
        return [(file.name, file.text) for file in self.files.all()]

    def listed_parts(self) -> list[str]:
        return [
            f"{file.name}（{file.size}字节，校验值{file.sha256[:8]}）{file.alt_text}"
            for file in self.attachments
        ]

    def copy_parts_to(self, revision):
        Attachment.objects.copy(self, revision)

    def exchange_parts_with(self, revision):
        Attachment.objects.exchange(self, revision)
