"""Django's registration of the portal application."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "门户"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from disclosures.publishing import finding
        from disclosures.templatetags.desk import COUNTERS
        from portal.annual_report.presentation import counters as report_tasks
        from portal.corrections.presentation import counters as corrections
        from portal.reference import ensure_groups
        from portal.search.actions import ensure_synonyms
        from portal.search.query import narrow

        finding.install(narrow)
        COUNTERS.extend([corrections, report_tasks])
        post_migrate.connect(ensure_synonyms, sender=self)
        # On the signal of the last application with models, so that every permission exists.
        post_migrate.connect(ensure_groups, sender=apps.get_app_config("sessions"))
        from portal.search import receivers  # noqa: F401  connects the index to publishing
