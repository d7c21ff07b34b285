"""Django's registration of the requests_app application."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class RequestsAppConfig(AppConfig):
    name = "requests_app"
    verbose_name = "依申请公开"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from disclosures.templatetags.desk import COUNTERS
        from requests_app import receivers  # noqa: F401  connects the clocks to the calendar
        from requests_app.desk.waiting import counters
        from requests_app.reference import ensure_groups

        COUNTERS.append(counters)
        # On the signal of the last application with models, so that every permission exists.
        post_migrate.connect(ensure_groups, sender=apps.get_app_config("sessions"))
