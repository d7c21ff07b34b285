"""What the desk does beside the verbs: one letter for several cases, help, and release to all."""

from django.conf import settings
from django.db import transaction

from disclosures.documents.kinds import DocumentKind
from disclosures.documents.models import Document
from disclosures.publishing.actions import save_draft
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record
from requests_app import actions, identity
from requests_app.access import holds, is_own, refusal_to_reissue
from requests_app.desk.querysets import asked_in_the_same_words, joinable_with
from requests_app.models import Answer, Application, Demand
from requests_app.states import HANDLE, State

# What is done once for all the cases that one letter answers (合并答复).
SHARED = (
    *("submit_answer", "return_answer", "approve_answer", "issue", "deliver", "close"),
    "archive",
)


def do(verb, case, *, by, at, seen=None, **said):
    """A verb on a case, and on those that its letter answers too; all of them or none."""
    joint = said.pop("joint", None)
    with transaction.atomic():
        done = getattr(actions, verb)(case, by=by, at=at, seen=seen, **said)
        if verb == "draft_answer":
            _answer_with(done, list(joint or ()), by=by, at=at, **said)
        elif verb in SHARED:
            for other in _joined(done):
                _on_the_other(verb, done, other, by=by, at=at, **said)
    return done


def _joined(case):
    """Those that the letter of the case answers too; who withdrew is answered no more."""
    joined = Application.objects.filter(answer__joint_with=case)
    return list(joined.exclude(state=State.WITHDRAWN_BY_APPLICANT).order_by("pk"))


def _on_the_other(verb, case, other, *, by, at, **said):
    """The same verb, told in the other's own history; refusals name the other case."""
    try:
        _unjoin(other)  # or the other would point here
        getattr(actions, verb)(other, by=by, at=at, **said)
        _join(other, case)
    except NotAllowed as error:
        raise NotAllowed(f"{other}：{error}") from error


def _unjoin(other):
    Answer.objects.filter(application=other).update(joint_with=None)


def _join(other, case):
    Answer.objects.filter(application=other).update(joint_with=case)


def _answer_with(case, others, *, by, at, **said):
    """Give the others the same answer; those that were joined before and are not now go free."""
    for other in _joined(case):
        if other not in others:
            _unjoin(other)
            record(other, "leave_joint", "不再合并答复", by=by, at=at, remark=case.number)
    may_join = set(joinable_with(case))
    for other in others:
        if other not in may_join:
            raise NotAllowed(f"{other}不是同一申请人的正在办理的申请，不能合并答复")
        _unjoin(other)
        try:
            actions.draft_answer(other, by=by, at=at, **said)
        except NotAllowed as error:
            raise NotAllowed(f"{other}：{error}") from error
        _join(Application.objects.get(pk=other.pk), case)
        record(other, "join_answer", "合并答复", by=by, at=at, remark=f"与{case}合并答复")
    if others:
        told = "、".join(other.number for other in others)
        record(case, "join_answer", "合并答复", by=by, at=at, remark=told)


def assist(application, *, sections, remark="", by, at, seen=None):
    """转科室协办: these sections read the case and help; the clerk in charge stays the same."""
    with transaction.atomic():
        case = Application.objects.select_for_update().get(pk=application.pk)
        if seen is not None and seen != case.revision:
            raise NotAllowed(actions.CHANGED)
        _refuse_strangers(case, by)
        if not case.is_open:
            raise NotAllowed(f"“{case.get_state_display()}”的申请不能转科室协办")
        case.assisting.set(sections)
        case.revision += 1
        case.save(update_fields=["revision"])
        names = "、".join(section.name for section in sections)
        told = f"{names}；{remark}" if remark else names
        record(case, "assist", "转科室协办", by=by, at=at, from_state=case.state, remark=told)
    return case


def reissue_code(application, *, checked, by, at, seen=None) -> str:
    """重新发给查询码: the lost one opens nothing any more. How the identity was checked is told."""
    with transaction.atomic():
        case = Application.objects.select_for_update().get(pk=application.pk)
        if seen is not None and seen != case.revision:
            raise NotAllowed(actions.CHANGED)
        if why := refusal_to_reissue(by, case):
            raise NotAllowed(why)
        if not checked.strip():
            raise NotAllowed("请写明怎样核对了申请人的身份")
        code = identity.new_query_code()
        case.query_code_hash = identity.query_code_hash(case.number, code)
        case.revision += 1
        case.save(update_fields=["query_code_hash", "revision"])
        what = {"from_state": case.state, "remark": checked}
        record(case, "reissue_code", "重新发给查询码", by=by, at=at, **what)
    return code


def _refuse_strangers(case, by):
    if not holds(by, HANDLE):
        raise NotAllowed("您没有办理政府信息公开申请的权限")
    if not is_own(by, case):
        raise NotAllowed(f"{case}不属于您所在的单位")


def group(cases, *, by, at) -> Demand:
    """归为同类申请: several ask for the same (第四十四条)."""
    with transaction.atomic():
        keys = [case.pk for case in cases]
        locked = Application.objects.select_for_update().filter(pk__in=keys)
        cases = list(locked.order_by("number"))
        if len(cases) < 2:
            raise NotAllowed("请选择两件以上的申请")
        if len({case.organisation_id for case in cases}) > 1:
            raise NotAllowed("受申请机关不同的，不能归为同类申请")
        for case in cases:
            _refuse_strangers(case, by)
        demands = {case.demand_id for case in cases} - {None}
        if len(demands) > 1:
            raise NotAllowed("所选的申请已经归入不同的同类申请")
        demand = Demand.objects.filter(pk__in=demands).first() or Demand.objects.create(
            organisation_id=cases[0].organisation_id, title=cases[0].description[:200]
        )
        for case in cases:
            if case.demand_id is None:
                case.demand = demand
                case.save(update_fields=["demand"])
                record(case, "group", "归为同类申请", by=by, at=at, remark=demand.title)
    return demand


def alike(case) -> list[Application]:
    """Those grouped with the case, or else those that ask in the same words."""
    if case.demand_id:
        return list(case.demand.applications.order_by("number"))
    return list(asked_in_the_same_words(case).order_by("number"))


def suggests_release(cases) -> bool:
    """Whether so many asked for the same that it may be disclosed proactively."""
    return len(cases) >= settings.REPEATED_DEMAND


def release(application, *, by, at) -> Document:
    """转为主动公开 (第四十四条): a draft, linked both ways; what it says is still to be written."""
    with transaction.atomic():
        case = Application.objects.select_for_update().get(pk=application.pk)
        _refuse_strangers(case, by)
        cases = alike(case)
        if len(cases) < 2:
            raise NotAllowed("只有一件申请，不是多人申请公开同样的政府信息")
        demand = case.demand or group(cases, by=by, at=at)
        if demand.document_id:
            raise NotAllowed("已经转为主动公开")
        document = Document(
            organisation=demand.organisation,
            kind=DocumentKind.NEWS,
            title=demand.title[:100],
            body="",
        )
        save_draft(document, by=by, at=at)
        demand.document = document
        demand.save(update_fields=["document"])
        numbers = "、".join(each.number for each in cases)
        told = f"{len(cases)}件申请（{numbers}）要求公开同样的信息，转为主动公开（第四十四条）"
        record(document, "release", "由申请转为主动公开", by=by, at=at, remark=told)
        for each in cases:
            told = f"草稿“{document.title}”（第四十四条）"
            record(each, "release", "转为主动公开", by=by, at=at, remark=told)
    return document
