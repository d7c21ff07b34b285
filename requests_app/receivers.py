"""What happens elsewhere and moves clocks: a changed calendar of working days."""

import logging

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from disclosures.statute.models import WorkingYear
from requests_app.reckoning import recompute

logger = logging.getLogger(__name__)


@receiver(post_save, sender=WorkingYear, dispatch_uid="applications-follow-the-calendar")
def follow_the_calendar(sender, raw=False, **signal):
    if raw:
        return  # a restore brings its own days
    with transaction.atomic():
        for number, was, now in recompute(at=timezone.now()):
            logger.info("the calendar moved %s from %s to %s", number, was, now)
