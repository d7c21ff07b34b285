"""The windows in which requests are counted."""

from django.db import models


class RateWindow(models.Model):
    """What one visitor has asked of one thing since his window began.

    The key is a keyed digest: no address is kept. The table is unlogged (see the migration): it
    costs no write-ahead log and is empty after a crash, which is forgiving.
    """

    key = models.CharField(max_length=64, primary_key=True)
    ends_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        default_permissions = []

    def __str__(self):
        return self.key
