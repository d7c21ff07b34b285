"""Beside a sign-in: the session notes who, whence and when; what was typed is forgotten."""

import logging

from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone

from portal.client import client_address
from portal.doors.access import AWAITS
from portal.doors.querysets import has_second_factor
from portal.doors.sessions import NOTE

logger = logging.getLogger("portal.doors")


@receiver(user_logged_in)
def note_the_sign_in(sender, request, user, **signal):
    now = timezone.now().timestamp()
    request.session[NOTE] = {
        "address": client_address(request),
        "user_agent": request.META.get("HTTP_USER_AGENT", "")[:300],
        "began": now,
        "seen": now,
    }
    request.session.pop(AWAITS, None)
    if has_second_factor(user):
        request.session[AWAITS] = True


@receiver(pre_save, sender=AccessAttempt)
def forget_what_was_typed(sender, instance, **signal):
    """The lock-out would keep the whole form, a document under way included."""
    instance.get_data = instance.post_data = ""


@receiver(user_locked_out)
def say_so_in_the_log(sender, **signal):
    """Without the name: people type passwords into the wrong field."""
    logger.warning("a sign-in has been locked out")
