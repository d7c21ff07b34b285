"""The administration as Django installs it, with the portal's own site and its doors."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    default_site = "portal.doors.site.Administration"

    def ready(self):
        super().ready()
        from portal.doors import (
            admin,  # noqa: F401  after the packages have registered theirs
            receivers,  # noqa: F401
        )
