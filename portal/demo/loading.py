"""Writes the demonstration into the database, through the same actions that staff use.

Each part loads what is missing of it, so that an older demonstration is brought up to this one.
"""

import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from disclosures.decisions.models import AdministrativeDecision
from disclosures.directory.models import Official
from disclosures.documents.models import Document
from disclosures.events.models import Event
from disclosures.fees.models import FeeIncome
from disclosures.guide.models import Guide
from disclosures.inquiries.models import Inquiry
from disclosures.interpretations.models import Interpretation
from disclosures.organisations.models import Organisation, Posting
from disclosures.projects.models import Project
from disclosures.proposals.models import Proposal
from disclosures.responses.models import PublicResponse
from disclosures.services.models import ServiceItem
from disclosures.services.powers.models import PowerItem
from disclosures.supervision.models import Shortcoming
from disclosures.topics.models import Topic
from portal.annual_report.models import CollectionRound
from portal.demo.applications import load_applications, load_rectifications
from portal.demo.channels import load_channels
from portal.demo.decisions import load_decisions
from portal.demo.deliveries import load_deliveries
from portal.demo.directory import load_directory
from portal.demo.documents import demo_documents
from portal.demo.duties import load_duties
from portal.demo.events import load_events
from portal.demo.incomes import load_fees
from portal.demo.inquiries import load_inquiries
from portal.demo.interpretations import load_interpretations
from portal.demo.letters import load_letters, load_remedies
from portal.demo.office import load_office
from portal.demo.organisations import BUREAU, demo_organisations
from portal.demo.outgoing import load_register
from portal.demo.projects import load_projects
from portal.demo.proposals import load_proposals
from portal.demo.publication import load_documents, stored_documents
from portal.demo.responses import load_responses
from portal.demo.services import load_services
from portal.demo.signed import load_report
from portal.demo.supplied import load_supplied
from portal.demo.validity import load_validity
from portal.demo.versions import load_versions
from requests_app.models import Application

ACCOUNTS = [
    # user name, shown as, group, organisation
    ("editor", "示例信息员", "信息员（拟稿人）", BUREAU),
    ("reviewer", "示例初审人", "初审人（科室负责人）", BUREAU),
    ("second", "示例复审人", "复审人（政府信息公开工作机构）", BUREAU),
    ("final", "示例终审人", "终审人（分管领导）", BUREAU),
    ("secrecy", "示例保密审查员", "保密审查员", BUREAU),
    ("publisher", "示例发布人", "发布人", BUREAU),
    ("clerk", "示例经办人", "依申请公开经办人", BUREAU),
    ("head", "示例公开机构负责人", "政府信息公开工作机构负责人", BUREAU),
    ("admin", "示例管理员", None, BUREAU),
]


ROOMS = [
    Interpretation,
    Event,
    PublicResponse,
    Proposal,
    Inquiry,
    Application,
    Guide,
    Topic,
    Shortcoming,
    ServiceItem,
    PowerItem,
    Official,
    AdministrativeDecision,
    Project,
    FeeIncome,
    CollectionRound,
]


class NotEmpty(Exception):
    """The database belongs to a real body; the demonstration stays out of it."""


def password_file() -> Path:
    return settings.DATA_DIR / "demo-accounts.txt"


def load(progress=lambda done, total: None) -> bool:
    """Load what is missing. False when everything was there already."""
    documents = demo_documents()
    if _is_complete(documents):
        return False
    with transaction.atomic():
        organisations = load_organisations()
        people = load_accounts(organisations)
        load_duties(organisations)
        load_documents(documents, organisations, people, progress)
        records = stored_documents(documents)
        load_validity(records, people)
        load_versions(records, people)
        load_channels(records, organisations[BUREAU], people)
        load_register(documents, organisations, people)
        load_deliveries(records, organisations[BUREAU], people)
        load_interpretations(records, organisations, people)
        load_events(records, organisations, people)
        load_responses(organisations, people)
        load_services(organisations, people)
        load_directory(organisations, people)
        load_proposals(organisations, people)
        load_inquiries(organisations, people)
        load_decisions(organisations, people)
        load_projects(organisations, people)
        load_fees(organisations)
        load_applications(organisations, people)
        load_rectifications(people)
        load_letters(people)
        load_remedies(organisations[BUREAU], people)
        load_office(records, organisations, people)
        load_report(organisations[BUREAU], people)
        load_supplied(organisations, people)
    return True


def _is_complete(documents) -> bool:
    """Whether every document is there, and something in every room: loading looks no closer."""
    keys = [document.key for document in documents]
    if Document.objects.filter(source_id__in=keys).count() != len(keys):
        return False
    return all(model.objects.exists() for model in ROOMS)


def load_organisations() -> dict[str, Organisation]:
    """The sample tree. The untouched host of an empty portal becomes the sample bureau."""
    host = Organisation.objects.host()
    if host.code not in ("root", BUREAU):
        raise NotEmpty(f"本站已由“{host.name}”使用，演示数据只能装入新建的空库")
    Organisation.objects.filter(pk=host.pk).update(code=BUREAU)
    loaded: dict[str, Organisation] = {}
    for demo in demo_organisations():
        loaded[demo.code], _ = Organisation.objects.update_or_create(
            code=demo.code,
            defaults={
                "name": demo.name,
                "short_name": demo.short_name,
                "kind": demo.kind,
                "parent": loaded.get(demo.parent),
                "order": demo.order,
                "is_disclosing_organ": demo.is_disclosing_organ,
                "hosts_portal": demo.hosts_portal,
                "website": demo.website,
                "duties": demo.duties,
                "is_sample": True,
            },
        )
    return loaded


def load_accounts(organisations) -> dict:
    """Accounts for trying every role; passwords are drawn once and kept beside the data."""
    model = get_user_model()
    known = set(model.objects.values_list("username", flat=True))
    passwords = {name: secrets.token_urlsafe(9) for name, *_ in ACCOUNTS if name not in known}
    with ThreadPoolExecutor() as pool:  # hashing is slow, as it must be
        hashed = dict(zip(passwords, pool.map(make_password, passwords.values()), strict=True))
    people = {}
    for name, shown, group, code in ACCOUNTS:
        people[name], _ = model.objects.get_or_create(
            username=name,
            defaults={
                "first_name": shown,
                "is_staff": True,
                "is_superuser": group is None,
                "password": hashed.get(name, ""),
            },
        )
        if group:
            people[name].groups.add(Group.objects.get(name=group))
        Posting.objects.get_or_create(user=people[name], organisation=organisations[code])
    if passwords:
        _keep(passwords)
    return people


def _keep(passwords):
    """Beside those of accounts that were there before."""
    file = password_file()
    file.touch(mode=0o600)
    lines = {line.split()[0]: line for line in file.read_text("utf-8").splitlines() if line}
    shown = {name: label for name, label, *_ in ACCOUNTS}
    lines |= {name: f"{name}  {password}  {shown[name]}" for name, password in passwords.items()}
    file.write_text("\n".join(lines.values()) + "\n", "utf-8")
