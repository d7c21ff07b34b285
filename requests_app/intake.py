"""How an application comes in: numbered, coded, with its person apart, in one transaction."""

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from disclosures.organisations.models import Organisation
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.numbers import take_serials
from disclosures.statute.querysets import calendar_in_force
from requests_app import identity
from requests_app.access import APPLICANT, may_register
from requests_app.apply import uploads
from requests_app.kinds import Channel
from requests_app.models import Applicant, Application
from requests_app.reckoning import reckon
from requests_app.rules import receipt_day
from requests_app.states import State

SERIES = "application"


def receive(*, key, person, at, proofs=(), **what):
    """Keep an application from the public form: (the application, its query code).

    `key` tells one sheet of the form from another: sent twice, it is one application with the
    same receipt, `proofs` included. The automatic receipt counts as confirmation by both sides
    (第三十一条第三项) unless the office says otherwise.
    """
    code = identity.query_code_of(str(key))
    source = f"form-{identity.keyed_hash('sheet', str(key))[:60]}"
    submitted_on = localdate(at)
    confirmed = settings.ONLINE_RECEIPT_CONFIRMS
    with transaction.atomic():
        number = next_number(submitted_on.year)  # a second sending of the sheet waits here
        known = Application.objects.filter(source_id=source).first()
        if known:
            transaction.set_rollback(True)  # gives the number back
            hashed = known.query_code_hash
            valid = identity.query_code_matches(hashed, known.number, code)
            return known, code if valid else ""  # a lost one was given anew
        what |= {
            "number": number,
            "source_id": source,
            "organisation": Organisation.objects.host(),
            "channel": Channel.ONLINE,
            "submitted_on": submitted_on,
            "confirmed_on": submitted_on if confirmed else None,
        }
        application = _kept(what, person, code, by=None, at=at, label="网上提交")
        uploads.keep(application, proofs, by=None, at=at)
    return application, code


def register(*, person, by, at, organisation=None, **what):
    """Enter what came on paper, by fax, at the counter or orally: (the application, its code)."""
    if not may_register(by):
        raise NotAllowed("您没有登记政府信息公开申请的权限")
    organisation = organisation or Organisation.objects.host()
    if not organisation.is_disclosing_organ:
        raise NotAllowed(f"“{organisation}”不是公开主体，不能以自己名义答复申请")
    if what["submitted_on"] > localdate(at):
        raise NotAllowed("提交日期还没有到")
    confirmed_on = what.get("confirmed_on")
    if confirmed_on and not what["submitted_on"] <= confirmed_on <= localdate(at):
        raise NotAllowed("双方确认日期应当在提交日期以后、今天以前")
    code = identity.new_query_code()
    with transaction.atomic():
        number = next_number(localdate(at).year)
        what |= {"number": number, "organisation": organisation, "handler": by}
        application = _kept(what, person, code, by=by, at=at, label="登记")
    return application, code


def next_number(year: int) -> str:
    """The next number of the year, without gaps: taken back if the transaction fails."""
    pattern = settings.APPLICATION_NUMBER_PATTERN
    while True:
        number = pattern.format(year=year, serial=take_serials(f"{SERIES}:{year}"))
        if not Application.objects.filter(number=number).exists():  # an imported one may have it
            return number


def _kept(what, person, code, *, by, at, label) -> Application:
    """The stored application with its person, its clock and the first line of its history."""
    received_on = receipt_day(
        what["channel"],
        what["submitted_on"],
        what.get("confirmed_on"),
        ordinary_mail=what.get("is_ordinary_mail", False),
    )
    application = Application.objects.create(
        **what,
        query_code_hash=identity.query_code_hash(what["number"], code),
        received_on=received_on,
        state=State.REGISTERED if received_on else State.AWAITING_CONFIRMATION,
        created_at=at,
    )
    keep_person(application, person)
    reckon(application, calendar_in_force())
    application.save(update_fields=["due_on"])
    told = f"收到日期{received_on}" if received_on else "收到日期待双方确认"
    actor = "" if by else APPLICANT
    record(application, "register", label, by=by, at=at, remark=told, actor=actor)
    return application


def keep_person(application, person: dict):
    """The person of a case: numbers are sealed before they reach the database."""
    plain = dict(person)
    number, agent_number = plain.pop("identity", ""), plain.pop("agent_identity", "")
    return Applicant.objects.create(
        application=application,
        identity_sealed=identity.seal(number),
        agent_identity_sealed=identity.seal(agent_number),
        identity_hash=identity.identity_hash(number),
        **plain,
    )


def earlier_of(application):
    """Other cases of the same person, by the keyed hash of the number, newest first."""
    person = application.part("applicant")
    if person is None or not person.identity_hash:
        return Application.objects.none()
    same = Application.objects.filter(applicant__identity_hash=person.identity_hash)
    return same.exclude(pk=application.pk)
