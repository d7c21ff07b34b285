"""Sessions that know whose they are, and the lock-out's records under a Chinese name."""

from hashlib import sha256

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from portal.doors.devices import device_in_words


class StaffSession(AbstractBaseSession):
    """Django's session row with its person beside it, so that it can be listed and ended.

    Visitors have no session at all. Deleting the row ends the session.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    address = models.GenericIPAddressField("登录地址", null=True)
    user_agent = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField("登录时间", null=True)
    seen_at = models.DateTimeField("最近操作", null=True)

    class Meta:
        default_permissions = []
        verbose_name = verbose_name_plural = "登录会话"

    @classmethod
    def get_session_store_class(cls):
        from portal.doors.sessions import SessionStore

        return SessionStore

    @property
    def mark(self) -> str:
        """Names the session on a page: the key itself would let anybody who sees it in."""
        return sha256(self.session_key.encode()).hexdigest()[:20]

    @property
    def device(self) -> str:
        return device_in_words(self.user_agent)


class FailedSignIn(AccessAttempt):
    """Failed attempts with one name from one address and browser."""

    class Meta:
        proxy = True
        app_label = "portal"
        default_permissions = []
        verbose_name = verbose_name_plural = "登录失败和锁定"

    def __str__(self):
        return f"{self.username}（{self.ip_address or '地址不明'}）"
