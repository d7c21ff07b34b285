"""What tests are made of: people, bodies, records, files, made through the portal's own verbs."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from disclosures.attachments.actions import attach
from disclosures.documents.models import Document, Section
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing import actions
from disclosures.publishing.states import TRANSITIONS
from portal.annual_report.models import AnnualReport, ReportText

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2018, 6, 1, 9, 0, tzinfo=SHANGHAI)
LATER = NOW + timedelta(days=1)

EDITOR, REVIEWER, PUBLISHER = "信息员（拟稿人）", "审核人", "发布人"
ADMINISTRATOR = "系统管理员"

# The verbs that lead from a fresh draft to each state.
WAYS = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "return_for_changes"),
    "approved": ("submit", "approve"),
    "scheduled": ("submit", "approve", "schedule"),
    "published": ("submit", "approve", "publish"),
    "withdrawn": ("submit", "approve", "publish", "withdraw"),
}


@dataclass(frozen=True)
class Office:
    """The staff of one body: one person for each permission of the workflow."""

    organisation: Organisation
    editor: object
    reviewer: object
    publisher: object

    def person_for(self, verb):
        staff = {"draft": self.editor, "review": self.reviewer, "publish": self.publisher}
        return staff[TRANSITIONS[verb].permission]


def make_organisation(code, *, parent=None, **fields):
    return Organisation.objects.create(code=code, parent=parent, **{"name": code, **fields})


def make_user(username, *, role="", organisation=None, **fields):
    """A member of staff in the group of the role, posted at the organisation."""
    user = get_user_model().objects.create_user(username, **{"is_staff": True, **fields})
    if role:
        user.groups.add(Group.objects.get(name=role))
    if organisation:
        Posting.objects.create(user=user, organisation=organisation)
    return user


def make_office(organisation, suffix=""):
    roles = {"editor": EDITOR, "reviewer": REVIEWER, "publisher": PUBLISHER}
    return Office(
        organisation,
        **{
            name: make_user(f"{name}{suffix}", role=role, organisation=organisation)
            for name, role in roles.items()
        },
    )


def answers(verb, at=NOW):
    """What the form of a verb asks for, filled in well."""
    return {
        "return_for_changes": {"remark": "请补充发文依据"},
        "approve": {"conclusion": "may_publish", "ground": "已逐项审查"},
        "schedule": {"publish_at": at + timedelta(days=30)},
        "withdraw": {"reason": "内容有误，核实后重新发布"},
    }.get(verb, {})


def do(item, verb, *, by, at=NOW, **said):
    return getattr(actions, verb)(item, by=by, at=at, **{**answers(verb, at), **said})


def make_document(office, state="draft", *, at=NOW, files=(), said=None, **fields):
    """A document of the office's body in `state`; `files` are names, `said` answers by verb."""
    fields = {
        "title": "关于做好道路运输工作的通知",
        "kind": "news",
        "organisation": office.organisation,
        "body": "<p>请各单位遵照执行。</p>",
        **fields,
    }
    section = Section.objects.get(code=fields.pop("section", "a20-1"))
    document = Document(section=section, **fields)
    actions.save_draft(document, by=office.editor, at=at)
    for order, name in enumerate(files):
        make_attachment(document, name, by=office.editor, at=at, order=order)
    for verb in WAYS[state]:
        extra = (said or {}).get(verb, {})
        document = do(document, verb, by=office.person_for(verb), at=at, **extra)
    return document


def make_attachment(document, name="通知.pdf", *, by, at=NOW, content=None, alt_text="", order=0):
    if content is None:
        content = sample(name.rpartition(".")[2].lower())
    return attach(document, upload(name, content), by=by, at=at, alt_text=alt_text, order=order)


def make_report(organisation, year=2018, *, published_on=None, **texts):
    """An annual report with the text of each part given by its id."""
    report = AnnualReport.objects.create(
        organisation=organisation,
        year=year,
        title=f"{year}年政府信息公开工作年度报告",
        published_on=published_on,
    )
    for part, text in texts.items():
        written = ReportText(report=report, part=part, text=text)
        written.full_clean()
        written.save()
    return report


def signed_in(user):
    """A browser in which the user has signed in."""
    browser = Client()
    browser.force_login(user)
    return browser


FILES = "disclosures-attachment-content_type-object_id"  # the prefix of the files in the form


def drafting_form(organisation, /, *, files=(), **fields):
    """What a browser sends from the drafting form of the admin; `files` are new uploads."""
    rows = {f"{FILES}-{n}-{key}": v for n, row in enumerate(files) for key, v in row.items()}
    return {
        "title": "关于公路养护的通知",
        "kind": "news",
        "section": Section.objects.get(code="a20-1").pk,
        "organisation": organisation.pk,
        "disclosure_attribute": "proactive",
        "content_source": "original",
        "body": "正文",
        f"{FILES}-TOTAL_FORMS": len(files),
        f"{FILES}-INITIAL_FORMS": 0,
        **rows,
        **fields,
    }


def upload(name, content):
    return SimpleUploadedFile(name, content)


def container(*members):
    """A ZIP file that holds the members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return file.getvalue()


def sample(extension):
    """The smallest content of each accepted format that is what it says."""
    members = {
        "ofd": "OFD.xml",
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "pptx": "ppt/presentation.xml",
    }
    if extension in members:
        return container(members[extension])
    return {
        "pdf": b"%PDF-1.7\n%%EOF\n",
        "txt": "公开目录\n".encode(),
        "csv": "序号,名称\n1,目录\n".encode("gb18030"),
        "jpg": b"\xff\xd8\xff\xe0" + bytes(16),
        "jpeg": b"\xff\xd8\xff\xe0" + bytes(16),
        "png": b"\x89PNG\r\n\x1a\n" + bytes(16),
        "gif": b"GIF89a" + bytes(16),
    }.get(extension, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16))
