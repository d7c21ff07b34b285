"""What may go on a delivery list, and when a list may be handed over. Pure: today comes in."""

NOT_PUBLIC = "不是向社会公开的信息"
NOT_OURS = "不属于移送单位"


def refusal_to_take(document, *, organisation_ids, other) -> str:
    """Why a document can't go on a list, as a sentence; '' when it can.

    `organisation_ids` are the delivering body and the nodes below it; `other` is the list by which
    the same receiver has it or is to have it, if there is one.
    """
    if not document.is_visible:
        return NOT_PUBLIC
    if document.organisation_id not in organisation_ids:
        return NOT_OURS
    if other is None:
        return ""
    if other.is_handed_over:
        return f"已于{other.handed_over_on:%Y-%m-%d}移送{other.receiver}（{other.batch}）"
    return f"已列入{other.batch}，尚未移送"


def problems_before_hand_over(documents, *, handed_over_on, handed_by, received_by, today) -> list:
    """What still stands in the way, as sentences. The receiver's signature makes it a delivery."""
    found = []
    if not documents:
        found.append("清单是空的")
    if hidden := [f"“{one.title}”" for one in documents if not one.is_visible]:
        found.append(f"以下信息已不再公开，请先移出清单：{'、'.join(hidden)}")
    if handed_over_on > today:
        found.append("移送日期不能晚于今天，移送以后再登记")
    if not handed_by.strip():
        found.append("请填写移送人")
    if not received_by.strip():
        found.append("请填写接收人")
    return found
