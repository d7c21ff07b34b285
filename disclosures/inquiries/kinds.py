"""The ways on which inquiries come in, and whether the asker lets the answer be published."""

from django.db.models import TextChoices


class Channel(TextChoices):
    WEBSITE = "website", "网站"
    MINXIN = "minxin", "民心网"
    INTERACTION = "interaction", "政民互动"
    TRANSFER = "transfer", "市民投诉转办单"
    HOTLINE_12328 = "12328", "12328"
    HOTLINE_12345 = "12345", "12345"
    LETTER = "letter", "来信"


class Consent(TextChoices):
    """Blank: nobody asked, as with work orders of a hotline; the review decides."""

    YES = "yes", "同意公开"
    NO = "no", "不同意公开"
