"""Who may do what with a letter, as sentences of refusal."""

from requests_app.access import may_see
from requests_app.kinds import DeliveryWay
from requests_app.letters.kinds import DECISIONS, FileRole, LetterKind
from requests_app.letters.wording import open_places
from requests_app.outcomes import OPEN, PARTIAL
from requests_app.states import HANDLE, State

# From here on a decision is what the head agreed to.
SUBMITTED = (State.UNDER_REVIEW, State.AWAITING_SEAL)
# Before this a decision was not agreed to.
UNAGREED = (
    *(State.AWAITING_CONFIRMATION, State.REGISTERED, State.AWAITING_SUPPLEMENT),
    *(State.IN_HANDLING, State.CONSULTING, State.AWAITING_FEE, State.UNDER_REVIEW),
)


def may_read_letters(user, case=None) -> bool:
    return may_see(user, case)


def refusal_to_write(user, case) -> str:
    if not user.has_perm(f"requests_app.{HANDLE}"):
        return "您没有办理政府信息公开申请的权限"
    return "" if may_see(user, case) else "这件申请不属于您所在的单位"


def refusal_to_edit(user, letter, case) -> str:
    if why := refusal_to_write(user, case):
        return why
    if letter.is_issued:
        return "文书已经编号制发，不能修改"
    if letter.kind in DECISIONS and case.state not in UNAGREED[:-1]:
        return "答复已经提交审核，文书不能修改；需要修改的，请先退回答复"
    return ""


def refusal_to_issue(user, letter, case, *, basis) -> str:
    if why := refusal_to_write(user, case):
        return why
    if letter.is_issued:
        return "文书已经编号制发"
    if found := open_places(letter.body + letter.addressee):
        return f"请先填写{'、'.join(found)}"
    if letter.kind in DECISIONS:
        if case.state in UNAGREED:
            return "答复还没有审核同意，不能制发文书"
        if letter.basis != basis:
            return "答复内容在拟写文书以后有修改，请重新生成文书"
    return ""


def refusal_to_seal(user, letter, case) -> str:
    if why := refusal_to_write(user, case):
        return why
    if not letter.is_issued:
        return "文书还没有编号制发，不能上传盖章扫描件"
    return "文书已经发出，不能更换盖章扫描件" if letter.sent_on else ""


def refusal_to_send(user, letter, case, *, way="") -> str:
    if why := refusal_to_write(user, case):
        return why
    if not letter.is_issued:
        return "文书还没有编号制发，不能登记送达"
    if way == DeliveryWay.ONLINE and letter.sealed() is None:
        return "网上送达的，请先上传盖章扫描件"
    return ""


def refusal_to_supply(user, letter, case) -> str:
    """Material goes with a decision to give it, until it is out."""
    if why := refusal_to_write(user, case):
        return why
    answer = case.part("answer")
    if letter.kind != LetterKind.ANSWER or answer is None or answer.outcome not in (OPEN, PARTIAL):
        return "予以公开或者部分公开的答复书，才可以附提供的材料"
    return "答复书已经发出，不能增减材料" if letter.sent_on else ""


def refusal_to_add(user, letter, case, role) -> str:
    if role == FileRole.SEALED:
        return refusal_to_seal(user, letter, case)
    if role == FileRole.SUPPLIED:
        return refusal_to_supply(user, letter, case)
    return refusal_to_send(user, letter, case)
