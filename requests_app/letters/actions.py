"""The verbs of letters: check → write → record in one transaction, the case locked meanwhile.

What happens to a letter is told in the history of its case: a case has one story. The day on
which a decision is posted or signed for stops the clock (国办公开办函〔2016〕235号), so that day is
told to the case by the case's own verbs.
"""

from contextlib import contextmanager

from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate

from disclosures.attachments.actions import prepare
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.numbers import take_serials
from requests_app.access import APPLICANT
from requests_app.desk.actions import do
from requests_app.kinds import DeliveryWay
from requests_app.letters import access, drafting
from requests_app.letters.kinds import ABOUT_A_CONSULTATION, DECISIONS, FileRole
from requests_app.letters.models import Letter, LetterFile
from requests_app.models import Application
from requests_app.states import State


@contextmanager
def _locked(case_id):
    """The case with all that letters read; two clerks at once come one after the other."""
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=case_id)
        yield Application.objects.with_clock().get(pk=case_id)


@contextmanager
def _letter(letter):
    """The letter as stored now, and its case, locked."""
    with _locked(letter.application_id) as case:
        yield Letter.objects.for_rows().get(pk=letter.pk), case


def _refuse(why):
    if why:
        raise NotAllowed(why)


def draft_letter(application, kind, *, by, at, consultation=None) -> Letter:
    """A new letter, worded from the case. One draft of a kind is enough."""
    with _locked(application.pk) as case:
        _refuse(access.refusal_to_write(by, case))
        if kind not in ABOUT_A_CONSULTATION:
            consultation = None
        if consultation and consultation.application_id != case.pk:
            raise NotAllowed("这次征求意见不属于这件申请")
        _refuse(drafting.missing(case, kind, consultation))
        drafts = case.letters.filter(kind=kind, consultation=consultation, issued_on=None)
        if drafts.exists():
            raise NotAllowed("这种文书已经有拟稿，请在拟稿上修改")
        letter = Letter.objects.create(
            application=case,
            organisation=case.organisation,
            consultation=consultation,
            kind=kind,
            basis=drafting.basis_of(case, kind),
            drafted_by=by,
            created_at=at,
            is_sample=case.is_sample,
            **drafting.draft(case, kind, on=localdate(at), consultation=consultation),
        )
        record(case, "draft_letter", "拟写文书", by=by, at=at, remark=letter.get_kind_display())
    return letter


def edit_letter(letter, *, title, addressee, body, by, at) -> Letter:
    """Before review, and before it is issued."""
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_edit(by, letter, case))
        if not (title.strip() and addressee.strip() and body.strip()):
            raise NotAllowed("标题、主送和正文不能空")
        letter.title, letter.addressee, letter.body = title, addressee, body
        letter.save(update_fields=["title", "addressee", "body"])
        record(case, "edit_letter", "修改文书", by=by, at=at, remark=letter.get_kind_display())
    return letter


def redraft_letter(letter, *, by, at) -> Letter:
    """Word the draft anew from the case as it is now; what was typed into it is lost."""
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_write(by, case))
        if letter.is_issued:
            raise NotAllowed("文书已经编号制发，不能修改")
        text = drafting.draft(case, letter.kind, on=localdate(at), consultation=letter.consultation)
        for name, value in text.items():
            setattr(letter, name, value)
        letter.basis = drafting.basis_of(case, letter.kind)
        letter.save()
        record(case, "redraft_letter", "重新生成文书", by=by, at=at, remark=str(letter))
    return letter


def discard_letter(letter, *, by, at):
    """A draft that is not wanted; it has no number, so nothing is missing from a series."""
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_write(by, case))
        if letter.is_issued or letter.files.exists():
            raise NotAllowed("已经编号制发或者带有文件的文书不能作废")
        record(case, "discard_letter", "作废文书拟稿", by=by, at=at, remark=str(letter))
        letter.delete()


def issue_letter(letter, *, on, by, at) -> Letter:
    """制发: it gets its number and its day, and its text stands. Then it goes to the seal."""
    with _letter(letter) as (letter, case):
        basis = drafting.basis_of(case, letter.kind)
        _refuse(access.refusal_to_issue(by, letter, case, basis=basis))
        if on > localdate(at):
            raise NotAllowed("成文日期还没有到")
        if on < case.submitted_on:
            raise NotAllowed(f"成文日期早于提交申请的日期（{case.submitted_on}），请核对")
        letter.number = _next_number(letter, case, on.year)
        letter.issued_on, letter.issued_by = on, by
        letter.digest = letter.current_digest()
        letter.save()
        record(
            case,
            "issue_letter",
            "制发文书",
            by=by,
            at=at,
            remark=f"{letter.get_kind_display()}，{letter.number}",
            changes={"digest": letter.digest},
        )
    return letter


def _next_number(letter, case, year) -> str:
    """Of the series of the pattern, the organ and the year: no gap, taken back on failure."""
    organ = letter.organisation
    name = organ.short_name or organ.name
    pattern = drafting.naming_of(case, letter.kind).pattern
    series = pattern.replace("{organ}", "").replace("{year}", str(year))
    while True:
        serial = take_serials(f"letter:{organ.pk}:{year}:{series}"[:100])
        number = pattern.format(organ=name, year=year, serial=serial)
        if not Letter.objects.filter(organisation=organ, number=number).exists():
            return number


def add_file(letter, upload, *, role, by, at, flatten=None) -> LetterFile:
    """A file of the letter, checked like every upload; a new sealed scan replaces the one before.

    `flatten` turns a PDF into pictures of its pages first (flattening.flattened).
    """
    _refuse(access.refusal_to_add(by, letter, letter.application, role))
    ready = prepare(None, flatten(upload) if flatten else upload)  # takes seconds: unlocked
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_add(by, letter, case, role))
        if role == FileRole.SEALED:
            letter.files.filter(role=FileRole.SEALED).update(role=FileRole.REPLACED)
        added = LetterFile.objects.create(
            letter=letter,
            role=role,
            key=ready.key,
            file=File(ready.file.file, name=ready.file.name),
            name=ready.name,
            extension=ready.extension,
            content_type_name=ready.content_type_name,
            size=ready.size,
            sha256=ready.sha256,
            is_flattened=flatten is not None,
            added_by=by,
            added_at=at,
        )
        what = f"{letter}：{added.name}（{FileRole(role).label}）"
        told = "，已转为图像" if added.is_flattened else ""
        record(
            case,
            "add_letter_file",
            "上传文书的文件",
            by=by,
            at=at,
            remark=what + told,
            changes={"sha256": added.sha256},
        )
    return added


def remove_file(file, *, by, at):
    """Take away material that is not to go out. The bytes go after the commit."""
    with _letter(file.letter) as (letter, case):
        if file.role != FileRole.SUPPLIED:
            raise NotAllowed("只有提供的材料可以移除")
        _refuse(access.refusal_to_supply(by, letter, case))
        record(case, "remove_letter_file", "移除提供的材料", by=by, at=at, remark=file.name)
        stored, storage = file.file.name, file.file.storage
        file.delete()
        transaction.on_commit(lambda: storage.delete(stored))


def send_letter(letter, *, way, on, proof_number="", by, at) -> Letter:
    """发出: handed to the post office, put up for download, signed for. The day of the answer."""
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_send(by, letter, case, way=way))
        if letter.sent_on:
            raise NotAllowed(f"文书已在{letter.sent_on}发出")
        if not letter.issued_on <= on <= localdate(at):
            raise NotAllowed(f"发出日期应当在成文日期（{letter.issued_on}）以后、今天以前")
        letter.way, letter.sent_on, letter.proof_number = way, on, proof_number
        if way == DeliveryWay.IN_PERSON:
            letter.received_on = on
        letter.save()
        remark = "，".join(filter(None, [str(letter), DeliveryWay(way).label, proof_number]))
        record(case, "send_letter", "发出文书", by=by, at=at, remark=remark)
        if letter.kind in DECISIONS and case.state == State.AWAITING_SEAL:
            do("issue", case, way=way, on=on, by=by, at=at)
    return letter


def confirm_delivery(letter, *, on, received_by="", by, at) -> Letter:
    """送达: the day it was signed for or received, as the proof says."""
    with _letter(letter) as (letter, case):
        _refuse(access.refusal_to_send(by, letter, case))
        if letter.sent_on is None:
            raise NotAllowed("文书还没有发出")
        if not letter.sent_on <= on <= localdate(at):
            raise NotAllowed(f"收到日期应当在发出日期（{letter.sent_on}）以后、今天以前")
        letter.received_on, letter.received_by = on, received_by
        letter.save(update_fields=["received_on", "received_by"])
        remark = f"{letter}，{on}" + (f"，{received_by}签收" if received_by else "")
        record(case, "confirm_delivery", "登记文书送达", by=by, at=at, remark=remark)
        if letter.kind in DECISIONS and case.state == State.ANSWERED:
            do("deliver", case, on=on, by=by, at=at)
    return letter


def note_download(letter, *, at):
    """The applicant fetched it by number and code: the first time is proof of delivery."""
    with _letter(letter) as (letter, case):
        if letter.downloaded_at is None:
            letter.downloaded_at = at
            letter.save(update_fields=["downloaded_at"])
            told = f"凭申请编号和查询码下载：{letter}"
            what = {"by": None, "actor": APPLICANT, "at": at, "remark": told}
            record(case, "download_letter", "下载文书", **what)
