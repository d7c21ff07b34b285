"""The administration's own site: the stock one with the pages of the door."""

from django.contrib.admin import AdminSite
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from portal.doors import views
from portal.doors.forms import SignInForm
from portal.limits.decorators import limited


class Administration(AdminSite):
    login_form = SignInForm
    index_title = "首页"

    def get_urls(self):
        inside = self.admin_view
        return [
            path("second-factor/", never_cache(views.ask), name="second-factor"),
            path("second-factor/leave/", views.leave, name="second-factor-leave"),
            path("second-factor/set-up/", never_cache(views.set_up), name="second-factor-set-up"),
            path("security/", inside(views.own_security), name="security"),
            path(
                "auth/user/<int:pk>/security/",
                inside(views.account_security),
                name="account-security",
            ),
            *super().get_urls(),
        ]

    @method_decorator(limited("sign-in", methods=["POST"]))
    def login(self, request, extra_context=None):
        if request.half_signed_in and request.method == "GET":
            wanted = urlencode({"next": request.GET.get("next", "")})
            return redirect(f"{reverse('admin:second-factor')}?{wanted}")
        return super().login(request, extra_context)
