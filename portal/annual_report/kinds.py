"""Where a supplied figure (人工填报) stands between the request for it and its confirmation."""

from django.db.models import TextChoices


class FillStatus(TextChoices):
    REQUESTED = "requested", "待填报"
    FILLED = "filled", "待核对"
    RETURNED = "returned", "已退回"
    CONFIRMED = "confirmed", "已核对"


OPEN = frozenset({FillStatus.REQUESTED, FillStatus.RETURNED})
