"""Django's registration of the disclosures application."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "政府信息公开"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from disclosures.reference import write_reference_data
        from disclosures.register import receivers  # noqa: F401

        # On the signal of the last application with models, so that every permission exists.
        post_migrate.connect(write_reference_data, sender=apps.get_app_config("sessions"))
