"""At every request of somebody who has a session: has it timed out, is the sign-in complete?"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from portal.doors import again
from portal.doors.access import awaits_second_factor
from portal.doors.rules import has_timed_out, is_due
from portal.doors.sessions import NOTE, instant


class DoorMiddleware:
    """Whoever has shown only half of what he must is nobody, to every view.

    `request.half_signed_in` is that person, for the pages that ask for the other half;
    `request.timed_out_name` the name of somebody whose session has just timed out.
    Visitors without a session cookie cost nothing here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.half_signed_in, request.timed_out_name = None, ""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            self._keep_time(request, timezone.now())
            if awaits_second_factor(request.user, request.session):
                request.half_signed_in, request.user = request.user, AnonymousUser()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the check against forged forms, which comes earlier in the list."""
        return again.sign_in_or_ask(request) if again.is_needed(request) else None

    def _keep_time(self, request, now):
        note = request.session.get(NOTE, {})
        seen = instant(note.get("seen"))
        if has_timed_out(seen, at=now, minutes=settings.IDLE_MINUTES):
            request.timed_out_name = request.user.get_username()
            request.session.flush()
            request.user = AnonymousUser()
            if request.method != "POST" and request.path.startswith("/admin/"):
                messages.warning(
                    request, f"已超过{settings.IDLE_MINUTES}分钟没有操作，请重新登录。"
                )
        elif is_due(seen, at=now):
            request.session[NOTE] = {**note, "seen": now.timestamp()}
