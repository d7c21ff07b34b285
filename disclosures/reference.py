"""What an empty database needs to serve: calendar, catalogue, themes, groups, a root organisation.

Written after every migrate. What staff have changed since is never written over.
"""

import json
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from disclosures.catalogue.actions import ensure_catalogue
from disclosures.documents.models import Section, Theme
from disclosures.organisations.models import Organisation
from disclosures.proposals.actions import ensure_classes
from disclosures.publishing.models import publishable_models
from disclosures.publishing.roles import ADMINISTERS, ADMINISTRATOR, KEEPS, READS, ROLES
from disclosures.statute.actions import ensure_working_years
from disclosures.wording.actions import ensure_wording_rules

DOCUMENTS = Path(__file__).resolve().parent / "documents"


def write_reference_data(**signal):
    """Receiver of post_migrate: everything is there afterwards, nothing is there twice."""
    ensure_working_years()
    ensure_wording_rules()
    ensure_sections()
    ensure_themes()
    ensure_groups()
    ensure_host()
    ensure_catalogue()
    ensure_classes()


def ensure_sections():
    if Section.objects.exists():
        return
    for order, item in enumerate(json.loads((DOCUMENTS / "sections.json").read_text("utf-8")), 1):
        children = item.pop("children")
        parent = Section.objects.create(order=order * 100, **item)
        Section.objects.bulk_create(
            Section(parent=parent, order=order * 100 + n, **child)
            for n, child in enumerate(children, 1)
        )


def ensure_themes():
    if Theme.objects.exists():
        return
    themes = json.loads((DOCUMENTS / "themes.json").read_text("utf-8"))["items"]
    for first, (name, children) in enumerate(themes, 1):
        parent = Theme.objects.create(code=str(first), name=name, order=first * 100)
        Theme.objects.bulk_create(
            Theme(code=f"{first}.{n}", name=child, parent=parent, order=first * 100 + n)
            for n, child in enumerate(children, 1)
        )


def ensure_host():
    """A portal always has one organisation that hosts it; staff give it its name."""
    if not Organisation.objects.exists():
        Organisation.objects.create(
            code="root",
            name="本机关",
            kind=Organisation.Kind.BUREAU,
            is_disclosing_organ=True,
            hosts_portal=True,
        )


def ensure_groups():
    """Each role's group. An existing group gains what is new and loses nothing."""
    kinds = [model._meta for model in publishable_models()]
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        wanted = Q(pk__in=[])
        for meta in kinds:
            wanted |= Q(
                content_type__app_label=meta.app_label,
                codename__in=[f"{codename}_{meta.model_name}" for codename in codenames],
            )
        wanted |= Q(content_type__app_label="disclosures", codename__in=READS)
        for app_label, model_name in KEEPS.get(role, ()):
            wanted |= Q(content_type__app_label=app_label, content_type__model=model_name)
        group.permissions.add(*Permission.objects.filter(wanted))
    group, _ = Group.objects.get_or_create(name=ADMINISTRATOR)
    wanted = Q(pk__in=[])
    for app_label, model_name in ADMINISTERS:
        wanted |= Q(content_type__app_label=app_label, content_type__model=model_name)
    group.permissions.add(*Permission.objects.filter(wanted))
