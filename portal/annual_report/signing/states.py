"""Where a frozen report stands between the writer and the signer."""

from django.db.models import TextChoices


class SigningStatus(TextChoices):
    SUBMITTED = "submitted", "待签批"
    RETURNED = "returned", "已退回"
    SIGNED = "signed", "已签批"
