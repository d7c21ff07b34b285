"""Who may do what with an application, as predicates over a user and a case."""

from disclosures.organisations.access import organisations_of
from requests_app.states import HANDLE, LEAD, LOOK, TRANSITIONS

APPLICANT = "申请人"  # as the history names who acted by number and code
# Done once for a letter that answers several applications (合并答复).
OF_AN_ANSWER = ("draft_answer", "submit_answer", "return_answer", "approve_answer")
OF_THE_APPLICANT = ("supplement", "withdraw_by_applicant")


def holds(user, permission) -> bool:
    return user.is_active and user.has_perm(f"requests_app.{permission}")


def bodies_of(user) -> set[int] | None:
    """The nodes whose cases the user handles; None means all.

    The disclosure office of an organ handles the organ's cases, though it is a section of it.
    """
    mine = organisations_of(user)
    if mine is None or not mine:
        return mine
    office = user.posting.organisation
    return mine | {office.disclosing_organ().pk} if office.is_disclosure_office else mine


def may_see(user, application=None) -> bool:
    """Whether the user opens the desk at all, or this case."""
    if not any(holds(user, each) for each in ("view_application", HANDLE, LEAD)):
        return False
    if application is None or is_own(user, application):
        return True
    return application.assisting.filter(pk__in=bodies_of(user)).exists()


def is_own(user, application) -> bool:
    """Whether the case is the user's bodies' to handle; who assists reads it only (协办)."""
    mine = bodies_of(user)
    return mine is None or application.organisation_id in mine or application.section_id in mine


def may_register(user) -> bool:
    return holds(user, HANDLE)


def may_look(user, application) -> bool:
    """Identity numbers: for those who handle the case, each look with its reason."""
    return holds(user, LOOK) and may_see(user, application) and is_own(user, application)


def refusal_to_reissue(user, application) -> str:
    """Why `user` may not give out a new query code, as a sentence; '' when it is allowed."""
    if not holds(user, HANDLE):
        return "您没有办理政府信息公开申请的权限"
    if not is_own(user, application):
        return "这件申请不属于您所在的单位"
    person = application.part("applicant")
    if person is None or not person.name:
        return "没有登记申请人，或者申请人信息已经清除，不能核对身份"
    return ""


def refusal(user, application, verb) -> str:
    """Why `user` may not do `verb` to the case now, as a sentence; '' when it is allowed."""
    transition = TRANSITIONS[verb]
    if application.state not in transition.sources:
        return f"“{application.get_state_display()}”的申请不能{transition.label}"
    if user is None:  # the applicant himself, by number and code
        return "" if verb in OF_THE_APPLICANT else f"{transition.label}由行政机关办理"
    if not holds(user, transition.permission):
        return f"您没有{transition.label}的权限"
    if not is_own(user, application):
        return "这件申请不属于您所在的单位"
    if verb == "extend" and application.part("extension"):
        return "答复期限只能延长一次（第三十三条）"
    if verb == "defer" and not application.reasons_asked_on:
        return "请先要求申请人说明理由（第三十五条）"
    if verb == "ask_supplement" and application.part("supplement"):
        return "补正只能告知一次（第三十条）"
    if verb == "ask_fee" and application.part("fee"):
        return "已经发出过收费通知"
    answer = application.part("answer")
    if verb in OF_AN_ANSWER and answer and answer.joint_with_id:
        return f"与{answer.joint_with}合并答复，请在那一件申请中办理"
    if verb == "submit_answer" and answer is None:
        return "还没有拟写答复"
    if verb in ("approve_answer", "return_answer") and answer.drafted_by_id == user.pk:
        return "审核人不能是拟稿人，请由另一人审核"
    return ""


def available_verbs(user, application) -> list[str]:
    """The verbs whose buttons the user sees on this case."""
    return [verb for verb in TRANSITIONS if not refusal(user, application, verb)]
