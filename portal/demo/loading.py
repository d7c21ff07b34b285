"""Writes the demonstration into the database, through the same actions that staff use."""

import secrets
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.timezone import get_default_timezone

from disclosures.attachments.actions import attach_imported, prepare
from disclosures.documents.models import Document, Section, Theme
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing import actions
from disclosures.publishing.models import ImportBatch
from portal.annual_report.models import AnnualReport
from portal.demo import files, report
from portal.demo.documents import demo_documents
from portal.demo.organisations import BUREAU, demo_organisations

ACCOUNTS = [
    # user name, shown as, group, organisation
    ("editor", "示例信息员", "信息员（拟稿人）", BUREAU),
    ("reviewer", "示例审核人", "审核人", BUREAU),
    ("publisher", "示例发布人", "发布人", BUREAU),
    ("admin", "示例管理员", None, BUREAU),
]
BATCH = 100
GROUND = "已按《政府信息公开条例》第十四条至第十六条逐项审查"
WITHDRAWN_HOUR, REGISTER_HOUR = time(10, 0), time(9, 0)


class NotEmpty(Exception):
    """The database belongs to a real body; the demonstration stays out of it."""


def password_file() -> Path:
    return settings.DATA_DIR / "demo-accounts.txt"


def load(progress=lambda done, total: None) -> bool:
    """Load what is missing. False when everything was there already."""
    documents = demo_documents()
    keys = [document.key for document in documents]
    if Document.objects.filter(source_id__in=keys).count() == len(keys):
        return False
    with transaction.atomic():
        organisations = load_organisations()
        people = load_accounts(organisations)
        load_documents(documents, organisations, people, progress)
        load_report(organisations[BUREAU])
    return True


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
    people, lines = {}, []
    for name, shown, group, code in ACCOUNTS:
        user, is_new = get_user_model().objects.get_or_create(
            username=name,
            defaults={"first_name": shown, "is_staff": True, "is_superuser": group is None},
        )
        if is_new:
            password = secrets.token_urlsafe(9)
            user.set_password(password)
            user.save()
            lines.append(f"{name}  {password}  {shown}")
        if group:
            user.groups.add(Group.objects.get(name=group))
        Posting.objects.get_or_create(user=user, organisation=organisations[code])
        people[name] = user
    if lines:
        password_file().touch(mode=0o600)
        password_file().write_text("\n".join(lines) + "\n", "utf-8")
    return people


def load_documents(documents, organisations, people, progress):
    sections = {section.code: section for section in Section.objects.all()}
    themes = {theme.code: theme for theme in Theme.objects.all()}
    stored = set(Document.objects.exclude(source_id="").values_list("source_id", flat=True))
    waiting = [demo for demo in documents if demo.key not in stored]
    out = sorted(
        (demo for demo in waiting if demo.state in ("published", "withdrawn")),
        key=lambda demo: (demo.published_on, demo.published_time, demo.key),
    )
    batch = ImportBatch.objects.create(
        source="演示数据",
        sha256="",
        by=people["publisher"],
        at=moment(out[0].published_on, out[0].published_time) if out else None,
        note="演示用，内容系编写",
    )

    def build(demo):
        return unsaved(demo, organisations[demo.organisation], sections, themes)

    for start in range(0, len(out), BATCH):
        group = out[start : start + BATCH]
        publish_group(group, [build(demo) for demo in group], batch, people)
        progress(start + len(group), len(waiting))
    for demo in waiting:
        if demo not in out:
            walk(build(demo), demo, people)
    progress(len(waiting), len(waiting))


def unsaved(demo, organisation, sections, themes) -> Document:
    return Document(
        source_id=demo.key,
        is_sample=True,
        organisation=organisation,
        title=demo.title,
        disclosure_attribute=demo.attribute,
        attribute_ground=demo.reason if demo.attribute != "proactive" else "",
        kind=demo.kind,
        section=sections[demo.section],
        theme=themes[demo.theme],
        issuing_organ=demo.issuing_organ,
        document_number=demo.document_number,
        made_on=demo.made_on,
        effective_on=demo.effective_on,
        validity=demo.validity,
        summary=demo.summary,
        keywords=" ".join(demo.keywords),
        body=demo.body,
        content_source=demo.content_source,
        source_name=demo.source_name,
        source_url=demo.source_url,
        first_published_at=moment(demo.published_on, demo.published_time),
    )


def publish_group(group, items, batch, people):
    """Publish with files, as one import; withdraw what is withdrawn in the story."""
    actions.publish_imported(items, batch=batch, at=batch.at)
    pairs = list(zip(group, items, strict=True))
    attach_imported([attachment for pair in pairs for attachment in uploads(*pair)])
    for demo, item in pairs:
        if demo.state == "withdrawn":
            actions.withdraw(
                item,
                by=people["publisher"],
                at=moment(demo.withdrawn_on, WITHDRAWN_HOUR),
                reason=demo.reason,
            )


def uploads(demo, item):
    """The pictures and papers of one document, made on the spot."""
    for order, image in enumerate(demo.images, 1):
        made = SimpleUploadedFile(image.name, files.png_bytes(image.seed, image.alt_text))
        yield prepare(item, made, alt_text=image.alt_text, order=order)
    for order, paper in enumerate(demo.files, len(demo.images) + 1):
        made = SimpleUploadedFile(paper.name, files.file_bytes(paper))
        yield prepare(item, made, order=order)


def walk(item, demo, people):
    """Take an unpublished record through the workflow to where its story ends."""
    at = moment(demo.made_on, REGISTER_HOUR)
    item.first_published_at = None
    editor, reviewer, publisher = (people[n] for n in ("editor", "reviewer", "publisher"))
    actions.save_draft(item, by=editor, at=at)
    if demo.state == "draft":
        return
    item = actions.submit(item, by=editor, at=at + timedelta(hours=1))
    if demo.state == "returned":
        actions.return_for_changes(
            item, by=reviewer, at=at + timedelta(hours=3), remark=demo.reason
        )
    if demo.state in ("approved", "scheduled"):
        item = actions.approve(
            item, by=reviewer, at=at + timedelta(hours=3), conclusion="may_publish", ground=GROUND
        )
    if demo.state == "scheduled":
        actions.schedule(
            item,
            by=publisher,
            at=at + timedelta(hours=4),
            publish_at=moment(demo.scheduled_for, REGISTER_HOUR),
        )


def load_report(host):
    """The text of the 2018 report, with figures that are counted from the records."""
    story = report.REPORT_2018
    annual, is_new = AnnualReport.objects.get_or_create(
        organisation=host,
        year=story.year,
        defaults={
            "title": story.title,
            "dated": story.dated,
            "published_on": story.published_on,
            "is_sample": True,
        },
    )
    if is_new:
        for part, text in story.parts.items():
            annual.texts.create(part=part, text=text)


def moment(day, hour) -> datetime | None:
    return datetime.combine(day, hour, tzinfo=get_default_timezone()) if day else None
