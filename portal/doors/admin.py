"""Locked sign-ins in the admin; second factors are looked after on each account's own page."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.doors.access import may_keep_accounts
from portal.doors.actions import unlock
from portal.doors.models import FailedSignIn
from portal.doors.querysets import with_failures

# The package's own pages would show staff each other's secrets.
for model in (StaticDevice, TOTPDevice):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


@admin.register(FailedSignIn)
class FailedSignInAdmin(admin.ModelAdmin):
    """Who could not sign in, from where; a lock is lifted here before its time."""

    list_display = ["name", "address", "failed", "last_at", "standing"]
    list_display_links = None
    search_fields = ["username", "ip_address"]
    search_help_text = "用户名或网络地址"
    actions = ["lift"]

    def get_queryset(self, request):
        return with_failures(super().get_queryset(request))

    @admin.display(description="用户名", ordering="username")
    def name(self, attempt):
        return attempt.username

    @admin.display(description="网络地址", ordering="ip_address", empty_value="不明")
    def address(self, attempt):
        return attempt.ip_address

    @admin.display(description="错误次数")
    def failed(self, attempt):
        return attempt.failures

    @admin.display(description="最近一次", ordering="attempt_time")
    def last_at(self, attempt):
        return attempt.attempt_time

    @admin.display(description="状态")
    def standing(self, attempt):
        is_recent = attempt.attempt_time >= timezone.now() - settings.AXES_COOLOFF_TIME
        is_locked = is_recent and attempt.failures >= settings.AXES_FAILURE_LIMIT
        return "锁定中" if is_locked else "未锁定"

    @admin.action(description="解除所选用户名的锁定")
    def lift(self, request, attempts):
        for username, address in set(attempts.values_list("username", "ip_address")):
            unlock(username, address=address, by=request.user)
        self.message_user(request, "已解除锁定，可以马上重新登录。")

    def has_view_permission(self, request, obj=None):
        return may_keep_accounts(request.user)

    has_module_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission
