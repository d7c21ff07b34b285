"""The staff groups of this application, written after every migrate."""

from django.contrib.auth.models import Group, Permission

from requests_app.states import HANDLE, LEAD, LOOK

# Titles and numbers of letters, and where decisions are challenged.
LETTER_SETTINGS = tuple(
    f"{verb}_{model}"
    for verb in ("view", "add", "change")
    for model in ("letternaming", "remedyroute")
)
CLERK, HEAD = "依申请公开经办人", "政府信息公开工作机构负责人"
ROLES = {
    CLERK: ("view_application", HANDLE, LOOK, "view_remedy"),
    HEAD: ("view_application", LEAD, "view_remedy", *LETTER_SETTINGS),
}


def ensure_groups(**signal):
    """Receiver of post_migrate. An existing group gains what is new and loses nothing."""
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        granted = Permission.objects.filter(
            content_type__app_label="requests_app", codename__in=codenames
        )
        group.permissions.add(*granted)
