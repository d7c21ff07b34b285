"""Django's registration of the disclosures application."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

# Rooms that listen to what others do, or offer their links to the pages of others.
LISTENING = ("register", "interpretations", "events", "services.powers")


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = "政府信息公开"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from disclosures.reference import write_reference_data

        for room in LISTENING:
            import_module(f"disclosures.{room}.receivers")
        # On the signal of the last application with models, so that every permission exists.
        post_migrate.connect(write_reference_data, sender=apps.get_app_config("sessions"))
