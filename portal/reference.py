"""What the roof adds to an empty database: the group of those who write the annual report."""

from django.contrib.auth.models import Group, Permission

REPORT_WRITERS = "年报编制人"


def ensure_report_writers(**signal):
    """Receiver of post_migrate. An existing group gains what is new and loses nothing."""
    group, _ = Group.objects.get_or_create(name=REPORT_WRITERS)
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="portal",
            codename__in=[f"{verb}_annualreport" for verb in ("add", "change", "view")],
        )
    )
