"""The administration's own site: the stock one with the pages of the door, and Chinese signs."""

from django.contrib.admin import AdminSite
from django.contrib.admin.templatetags import admin_list
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from portal.doors import views
from portal.doors.forms import SignInForm
from portal.doors.tables import by_work
from portal.limits.decorators import limited

draw_icon = admin_list._boolean_icon
WORDS = {"True": "是", "False": "否", "None": "未定"}


def icon_in_words(value):
    """Django's sign for yes and no, which a screen reader would read out as True and False."""
    drawn = draw_icon(value)
    return type(drawn)(drawn.replace(f'alt="{value}"', f'alt="{WORDS[str(value)]}"'))


admin_list._boolean_icon = icon_in_words  # lists and forms look it up there for each value


class Administration(AdminSite):
    login_form = SignInForm
    index_title = "首页"

    def get_urls(self):
        # Its views ask models, which are not loaded yet when the site is made.
        from portal.monthly.views import monthly_sheet, newest_sheet

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
            path("monthly/", inside(newest_sheet), name="monthly"),
            path("monthly/<int:year>/<int:month>/", inside(monthly_sheet), name="monthly-sheet"),
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        found = super().get_app_list(request, app_label)
        return found if app_label else by_work(found)

    def app_index(self, request, app_label, extra_context=None):
        """An app is no place that staff know: its lists stand on the start page, by their work."""
        return redirect("admin:index")

    @method_decorator(limited("sign-in", methods=["POST"]))
    def login(self, request, extra_context=None):
        if request.half_signed_in and request.method == "GET":
            wanted = urlencode({"next": request.GET.get("next", "")})
            return redirect(f"{reverse('admin:second-factor')}?{wanted}")
        return super().login(request, extra_context)
