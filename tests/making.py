"""What tests are made of: people, bodies, records, files, made through the portal's own verbs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from disclosures.attachments.actions import attach, prepare
from disclosures.documents.models import Document, Section
from disclosures.organisations.models import Organisation, Posting
from disclosures.publishing import actions
from disclosures.publishing.batches import end_displays
from disclosures.publishing.states import TRANSITIONS
from portal.annual_report.models import AnnualReport, ReportText
from tests.specimens import specimen

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2018, 6, 1, 9, 0, tzinfo=SHANGHAI)
LATER = NOW + timedelta(days=1)

EDITOR, PUBLISHER, SECRECY_REVIEWER = "信息员（拟稿人）", "发布人", "保密审查员"
REVIEWER = "初审人（科室负责人）"
SECOND_REVIEWER, FINAL_REVIEWER = "复审人（政府信息公开工作机构）", "终审人（分管领导）"
ADMINISTRATOR = "系统管理员"

# The verbs that lead from a fresh draft to each state.
REVIEWED = ("submit", "review_secrecy", "approve")
WAYS = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "return_for_changes"),
    "approved": REVIEWED,
    "scheduled": (*REVIEWED, "schedule"),
    "published": (*REVIEWED, "publish"),
    "withdrawn": (*REVIEWED, "publish", "withdraw"),
    "withdrawn_silently": (*REVIEWED, "publish", "withdraw_silently"),
    "display_ended": (*REVIEWED, "publish"),
    "archived": (*REVIEWED, "publish"),
    "discarded": ("discard",),
}


@dataclass(frozen=True)
class Office:
    """The staff of one body: one person for each permission of the workflow."""

    organisation: Organisation
    editor: object
    reviewer: object
    second_reviewer: object
    final_reviewer: object
    secrecy_reviewer: object
    publisher: object

    def person_for(self, verb):
        """Whose button the verb is, at a single level of review."""
        staff = {"draft": self.editor, "review": self.reviewer, "publish": self.publisher}
        staff["secrecy_review"] = self.secrecy_reviewer
        return staff[TRANSITIONS[verb].permissions[0]]


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
    roles = {
        "editor": EDITOR,
        "reviewer": REVIEWER,
        "second_reviewer": SECOND_REVIEWER,
        "final_reviewer": FINAL_REVIEWER,
        "secrecy_reviewer": SECRECY_REVIEWER,
        "publisher": PUBLISHER,
    }
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
        "review_secrecy": {"conclusion": "may_publish", "ground": "已逐项审查"},
        "schedule": {"publish_at": at + timedelta(days=30)},
        "withdraw": {"reason": "内容有误，核实后重新发布"},
        "withdraw_silently": {"note": "误发内部材料"},
        "republish": {"remark": "已核实"},
    }.get(verb, {})


def do(item, verb, *, by, at=NOW, **said):
    if verb == "review_secrecy":
        said = {"reviewed": item.parts_to_review(), **said}
    return getattr(actions, verb)(item, by=by, at=at, **{**answers(verb, at), **said})


def make_document(office, state="draft", **fields):
    """A document of the office's body in `state`, filed under a column."""
    fields = {
        "title": "关于做好道路运输工作的通知",
        "kind": "news",
        "body": "<p>请各单位遵照执行。</p>",
        **fields,
    }
    section = Section.objects.get(code=fields.pop("section", "a20-1"))
    return make_item(Document, office, state, section=section, **fields)


def make_item(model, office, state="draft", /, *, at=NOW, files=(), said=None, **fields):
    """A record of any kind in `state`; `files` are names, `said` answers by verb."""
    if state == "display_ended":
        fields.setdefault("display_until", localdate(at))
    item = model(**{"organisation": office.organisation, **fields})
    actions.save_draft(item, by=office.editor, at=at)
    for order, name in enumerate(files):
        make_attachment(item, name, by=office.editor, at=at, order=order)
    for verb in WAYS[state]:
        extra = (said or {}).get(verb, {})
        item = do(item, verb, by=office.person_for(verb), at=at, **extra)
    if state == "archived":
        item = publish_version(office, item, at=at, title=f"{item.title}（修订）")
        return item.versions.get()
    if state == "display_ended":
        end_displays(model.objects.filter(pk=item.pk), at=at + timedelta(days=1))
        item.refresh_from_db()
    return item


def make_ready(office, verb):
    """A document to which the verb can be done."""
    document = make_document(office, sorted(TRANSITIONS[verb].sources)[0])
    if verb == "approve":
        document = do(document, "review_secrecy", by=office.secrecy_reviewer)
    return document


def target(verb, state):
    """The state after the verb: of the new version after revise; secrecy review leaves it."""
    return TRANSITIONS[verb].target or {"revise": "draft", "approve": "approved"}.get(verb, state)


def review(office, item, *, at=NOW, **changes):
    """Bring a draft to its approval, at a single level of review."""
    if changes:
        for field, value in changes.items():
            setattr(item, field, value)
        actions.save_draft(item, by=office.editor, at=at, changed=list(changes))
    for verb in REVIEWED:
        item = do(item, verb, by=office.person_for(verb), at=at)
    return item


def make_version(office, record, *, at=NOW, change_kind="minor", **changes):
    """A new version of a published record, drafted with the changes."""
    draft = do(record, "revise", by=office.editor, at=at)
    for field, value in {"change_kind": change_kind, **changes}.items():
        setattr(draft, field, value)
    actions.save_draft(draft, by=office.editor, at=at, changed=list(changes))
    return draft


def publish_version(office, record, *, at=NOW, **changes):
    """Change a published record through a new version that is reviewed and published."""
    draft = make_version(office, record, at=at, **changes)
    return do(review(office, draft, at=at), "publish", by=office.publisher, at=at)


def make_attachment(document, name="通知.pdf", *, by, at=NOW, content=None, alt_text="", order=0):
    if content is None:
        content = sample(name.rpartition(".")[2].lower())
    # Read without a child process, which is tested where files are: it would cost most of the time.
    prepared = prepare(None, upload(name, content), own=True)
    where = {"alt_text": alt_text, "order": order}
    return attach(document, None, by=by, at=at, prepared=prepared, **where)


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


def sample(extension):
    """A small valid file of the format."""
    return specimen(extension)
