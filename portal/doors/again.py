"""Signing in again without losing what was typed.

A form that is sent after its session has timed out or has been ended is answered with a page that
carries all its fields on and asks for the password. The answer to that page signs in and goes to
the form's own view, as if nothing had happened. Nothing is kept on the server meanwhile, and no
script is needed. Chosen files can't be carried on: the page says which to choose again.
"""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.shortcuts import render

from portal.doors.forms import AgainForm
from portal.limits.decorators import limited

PREFIX = "again"
PASSWORD = f"{PREFIX}-password"
# Of the administration, these are meant for people who have not signed in.
OPEN = {"login", "logout", "second-factor", "second-factor-leave", "second-factor-set-up"}


def is_needed(request) -> bool:
    """Somebody who was signed in sends a form and is so no more.

    A stranger, who has no session cookie, is sent to the sign-in page as ever.
    """
    if request.method != "POST" or request.user.is_authenticated:
        return False
    match = request.resolver_match
    inside = match.app_name == "admin" and match.url_name not in OPEN
    had_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return bool(request.timed_out_name) or (inside and (had_session or PASSWORD in request.POST))


@limited("sign-in", methods=["POST"])
def sign_in_or_ask(request):
    """None when the request may go on to its view, else the page that asks."""
    typed = request.POST if PASSWORD in request.POST else None
    initial = {"username": request.timed_out_name}
    form = AgainForm(request, data=typed, prefix=PREFIX, initial=initial)
    if typed and form.is_valid():
        login(request, form.get_user())
        return None
    context = {
        **admin.site.each_context(request),
        "title": "请重新登录",
        "form": form,
        "fields": carried_on(request.POST),
        "files": [file.name for file in request.FILES.values()],
        "minutes": settings.IDLE_MINUTES,
    }
    return render(request, "admin/doors/again.html", context)


def carried_on(posted) -> list[tuple[str, str]]:
    """The fields of the interrupted form; passwords are typed again."""
    return [
        (name, value)
        for name, values in posted.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
        and not name.startswith(f"{PREFIX}-")
        and "password" not in name
    ]
