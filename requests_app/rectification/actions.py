"""Receiving a request to put a record right, and the three ways in which it ends (第四十一条)."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.organisations.models import Organisation
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from disclosures.publishing.numbers import take_serials
from requests_app import identity
from requests_app.access import APPLICANT
from requests_app.rectification.access import may_look, refusal, refusal_to_reissue
from requests_app.rectification.kinds import Result
from requests_app.rectification.models import Rectification

SERIES = "rectification"
PATTERN = "GZ{year}-{serial:05d}"


def receive(*, key, identity_number, at, **what):
    """Keep what the public form brought: (the request, its query code); a sheet counts once."""
    today = localdate(at)
    code = identity.query_code_of(f"{SERIES}:{key}")
    source = f"form-{identity.keyed_hash(SERIES, str(key))[:60]}"
    with transaction.atomic():
        serial = take_serials(f"{SERIES}:{today.year}")  # a second sending of the sheet waits here
        known = Rectification.objects.filter(source_id=source).first()
        if known:
            transaction.set_rollback(True)  # gives the number back
            hashed = known.query_code_hash
            valid = identity.query_code_matches(hashed, known.number, code)
            return known, code if valid else ""  # a lost one was given anew
        number = PATTERN.format(year=today.year, serial=serial)
        item = Rectification.objects.create(
            **what,
            number=number,
            query_code_hash=identity.query_code_hash(number, code),
            organisation=Organisation.objects.host(),
            submitted_on=today,
            identity_sealed=identity.seal(identity_number),
            identity_hash=identity.identity_hash(identity_number),
            source_id=source,
            created_at=at,
        )
        record(item, "register", "网上提交", by=None, at=at, actor=APPLICANT)
    return item, code


def correct(item, *, reason, by, at):
    """核实更正: what was claimed is true, the record has been put right, the person is told."""
    return _told(item, Result.CORRECTED, reason, by=by, at=at)


def transfer(item, *, right_agency, reason="", by, at):
    """转送有权机关: the record is another organ's; sent on, or the person is told where to go."""
    if not right_agency.strip():
        raise NotAllowed("请写明有权更正的机关和联系方式")
    return _told(item, Result.TRANSFERRED, reason, by=by, at=at, right_agency=right_agency)


def refuse(item, *, reason, by, at):
    """不予更正: with the reason why the record stays."""
    if not reason.strip():
        raise NotAllowed("请写明不予更正的理由")
    return _told(item, Result.REFUSED, reason, by=by, at=at)


def _told(item, result, reason, *, by, at, right_agency=""):
    with transaction.atomic():
        item = Rectification.objects.select_for_update().get(pk=item.pk)
        if why := refusal(by, item):
            raise NotAllowed(why)
        item.result, item.reason, item.right_agency = result, reason, right_agency
        item.told_on = localdate(at)
        item.save(update_fields=["result", "reason", "right_agency", "told_on"])
        told = "：".join(part for part in (right_agency, reason) if part)
        record(item, result, Result(result).label, by=by, at=at, remark=told)
    return item


def reissue_code(item, *, checked, by, at) -> str:
    """重新发给查询码: the lost one opens nothing any more. How the identity was checked is told."""
    with transaction.atomic():
        item = Rectification.objects.select_for_update().get(pk=item.pk)
        if why := refusal_to_reissue(by, item):
            raise NotAllowed(why)
        if not checked.strip():
            raise NotAllowed("请写明怎样核对了申请人的身份")
        code = identity.new_query_code()
        item.query_code_hash = identity.query_code_hash(item.number, code)
        item.save(update_fields=["query_code_hash"])
        record(item, "reissue_code", "重新发给查询码", by=by, at=at, remark=checked)
    return code


def look_at_identity(item, *, reason, by, at) -> str:
    """The identity number, for a reason; every look is told in the history."""
    if not may_look(by, item):
        raise NotAllowed("您没有查看申请人身份证明的权限")
    if not reason.strip():
        raise NotAllowed("请写明查看的理由")
    with transaction.atomic():
        record(item, "look_at_identity", "查看身份证明", by=by, at=at, remark=reason)
        return identity.unseal(item.identity_sealed)
