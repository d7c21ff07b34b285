"""What proof an applicant may send along, and in which formats."""

from django.db.models import TextChoices


class Proof(TextChoices):
    """条例第二十九条: proof of identity; who acts for another shows both and the paper."""

    IDENTITY = "identity", "身份证明"
    AGENT = "agent", "代理人身份证明"
    AUTHORISATION = "authorisation", "授权委托书"


FORMATS = ("pdf", "jpg", "jpeg", "png")
MOST_MEGABYTES = 5
