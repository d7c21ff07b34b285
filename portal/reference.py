"""What the roof adds to an empty database: who writes the report, keeps search, mends pages."""

from django.contrib.auth.models import Group, Permission

from disclosures.publishing.roles import ADMINISTRATOR

REPORT_WRITERS = "年报编制人"
# Who reads and answers what the public says is wrong on a page.
CORRECTORS = ("信息员（拟稿人）", "复审人（政府信息公开工作机构）")


def ensure_groups(**signal):
    """Receiver of post_migrate. An existing group gains what is new and loses nothing."""
    verbs = ("add", "change", "view")
    _grant(REPORT_WRITERS, [f"{verb}_annualreport" for verb in verbs])
    lists = [f"{verb}_synonym" for verb in (*verbs, "delete")]
    _grant(ADMINISTRATOR, [*lists, "view_fruitlessquery", "delete_fruitlessquery"])
    for role in CORRECTORS:
        _grant(role, ["view_errorreport", "change_errorreport"])


def _grant(name, codenames):
    group, _ = Group.objects.get_or_create(name=name)
    granted = Permission.objects.filter(content_type__app_label="portal", codename__in=codenames)
    group.permissions.add(*granted)
