"""A document as the reader sees it: the 索引号 table, and what has become of it. Pure."""

from django.utils.timezone import localdate

from disclosures.documents.kinds import CHANGED, DEAD, ContentSource, Validity
from disclosures.rooms.presentation import chinese_date, chosen, table

# Lists that have a name of their own: what they are narrowed by → the name.
NAMED_LISTS = {
    (("kind", "normative"), ("validity", "current")): "现行有效规范性文件",
    (("validity", "ended"),): "失效、废止文件目录",
}
# What the deciding document has done to another, in the order in which it is told.
DONE_TO = {
    Validity.REPEALED: "本文件废止了",
    Validity.AMENDED: "本文件修改了",
    Validity.LAPSED: "本文件宣布失效",
}


def metadata(document) -> list[dict]:
    """The rows of the 索引号 table (条例第十二条; facts that are empty are left out)."""
    rows = [
        ("索引号", document.index_number, "number"),
        ("主题分类", str(document.theme) if document.theme else "", ""),
        ("发文机关", issuing_organ(document), ""),
        ("成文日期", chinese_date(document.made_on), "date"),
        ("批准日期", chinese_date(document.approved_on), "date"),
        ("所属时期", document.period, ""),
        ("标题", document.title, "wide"),
        ("发文字号", document.document_number, "number"),
        ("发布日期", chinese_date(localdate(document.first_published_at)), "date"),
        ("公开栏目", document.section.name if document.section else "", ""),
        ("施行日期", chinese_date(document.effective_on), "date"),
        ("关键词", document.keywords, ""),
        ("有效性", document.get_validity_display(), f"validity-{document.validity}"),
        ("有效期至", chinese_date(document.valid_until), "date"),
        *_source(document),
        ("内容概述", document.summary, "wide"),
    ]
    return table(rows)


def _source(document) -> list[tuple]:
    """Whose it is when it is not the organ's alone: a repost's source, a joint paper's leader."""
    if document.content_source == ContentSource.REPOSTED:
        return [
            ("转载自", document.source_name, ""),
            ("原文网址", document.source_url, "wide"),
        ]
    if document.content_source == ContentSource.JOINT:
        return [("联合发文", document.source_name, ""), ("牵头机关", leading_organ(document), "")]
    return []


def issuing_organ(document) -> str:
    """Who issued it: a repost is the source's, never the organ's that reposts it."""
    is_repost = document.content_source == ContentSource.REPOSTED
    source = document.source_name if is_repost else document.organisation.name
    return document.issuing_organ or source


def leading_organ(document) -> str:
    """Who leads a joint document: the organ itself unless another is named."""
    if document.is_led_here:
        return document.lead_organ or document.issuing_organ or document.organisation.name
    return document.lead_organ


def title_mark(document) -> str:
    """【已废止】 and its like, before the title of whatever is not simply in force."""
    if document.validity in ("", Validity.IN_FORCE):
        return ""
    return f"【{document.get_validity_display()}】"


def standing(document) -> dict:
    """What has become of the document. Only what the public may see is named."""
    decided_by, successor = document.validity_decided_by, document.successor
    return {
        "word": CHANGED.get(document.validity, ""),
        "mark": title_mark(document),
        "decided_by": decided_by if decided_by and decided_by.is_visible else None,
        "successor": successor if successor and successor.is_visible else None,
    }


def effects(document, affected) -> list[dict]:
    """What the document did to others (`affected`, already narrowed to what is public)."""
    key = document.record_id
    decided = [other for other in affected if other.validity_decided_by_id == key]
    groups = [
        (label, [other for other in decided if other.validity == validity])
        for validity, label in DONE_TO.items()
    ]
    groups.append(("本文件替代", [other for other in affected if other.successor_id == key]))
    return [{"label": label, "documents": found} for label, found in groups if found]


def named_list(filterset) -> str:
    """The name of the list when it is narrowed to just one that has a name; else ''."""
    choices = sorted(chosen(filterset).items())
    narrowed = tuple((name, value) for name, value in choices if value)
    return NAMED_LISTS.get(narrowed, "")


def lapse_warning(document, day, *, within: int) -> str:
    """What staff read while the end of a document's validity is near; '' when it is not."""
    end = document.valid_until
    if end is None or document.validity in DEAD or not 0 <= (end - day).days <= within:
        return ""
    return (
        f"有效期至{end}，还有{(end - day).days}天，届时自动标为“已失效”；"
        "需要继续执行的，请及时评估、修订或者延长有效期"
    )
