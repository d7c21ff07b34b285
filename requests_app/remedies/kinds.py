"""Kinds and results of remedies, by the ids of table four."""

from django.db.models import TextChoices


class RemedyKind(TextChoices):
    REVIEW = "rc", "行政复议"
    DIRECT = "ld", "未经复议直接起诉"
    AFTER_REVIEW = "lr", "复议后起诉"
    APPEAL = "appeal", "申诉"
    SECOND = "second", "上诉"
    COMPLAINT = "plaint", "投诉、举报"


class Result(TextChoices):
    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"


PENDING = "尚未审结"
LAWSUITS = (RemedyKind.DIRECT, RemedyKind.AFTER_REVIEW)
# The columns of table four; of the others the office keeps a list all the same.
COUNTED = (RemedyKind.REVIEW, *LAWSUITS)
