"""The verbs of the duty to interpret: saying that a document needs none, and taking that back."""

from django.db import transaction

from disclosures.documents.kinds import DocumentKind
from disclosures.interpretations.models import Interpretation, Waiver
from disclosures.organisations.access import may_work_for
from disclosures.publishing.access import has_permission
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import record


def refusal_to_waive(user, document) -> str:
    """Why `user` may not decide about the duty of the document; '' when allowed."""
    if not has_permission(user, Interpretation, "draft"):
        return "您没有办理政策解读的权限"
    if not may_work_for(user, document.organisation_id):
        return "这份文件不属于您所在的单位"
    return ""


def waive(document, *, reason, by, at) -> Waiver:
    """A normative document needs no interpretation, for a reason that is kept (无需解读)."""
    if why := refusal_to_waive(by, document):
        raise NotAllowed(why)
    if document.kind != DocumentKind.NORMATIVE:
        raise NotAllowed("只有规范性文件需要说明无需解读")
    if not reason.strip():
        raise NotAllowed("请写明无需解读的理由")
    with transaction.atomic():
        said = {"reason": reason.strip(), "by": by, "at": at}
        waiver, _ = Waiver.objects.update_or_create(document=document, defaults=said)
        record(document, "waive_interpretation", "无需解读", by=by, at=at, remark=waiver.reason)
    return waiver


def require(document, *, by, at):
    """The document is to be interpreted after all."""
    if why := refusal_to_waive(by, document):
        raise NotAllowed(why)
    with transaction.atomic():
        deleted, _ = Waiver.objects.filter(document=document).delete()
        if deleted:
            record(document, "require_interpretation", "恢复解读任务", by=by, at=at)
