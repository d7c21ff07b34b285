"""The guide as the reader sees it: its parts in order, and the way of an application. Pure."""

from disclosures.rooms.presentation import table
from disclosures.statute.terms import TERMS_2019

# Heading, field; the contact table and the flow chart stand where the page puts them.
PARTS = [
    ("信息的分类和编排体系", "classification"),
    ("获取方式", "ways"),
    ("依申请公开", "applying"),
    ("收费", "fees"),
    ("监督和救济", "remedies"),
]


def parts(guide) -> list[dict]:
    """The parts that have a text, numbered by the page."""
    found = [{"heading": heading, "text": getattr(guide, field)} for heading, field in PARTS]
    return [part for part in found if part["text"]]


def contacts(guide) -> list[dict]:
    """Art. 12: name, address, hours, telephone, fax and address on the Internet of the office."""
    rows = [
        ("机构名称", guide.office, ""),
        ("办公地址", guide.office_address, ""),
        ("办公时间", guide.office_hours, ""),
        ("联系电话", guide.office_phone, "phone"),
        ("传真号码", guide.office_fax, "number"),
        ("互联网联系方式", guide.office_email, ""),
    ]
    return table(rows)


def application_flow() -> list[dict]:
    """登记、审核、办理、答复、归档 (条例第四十五条), each step with its limit in the Regulation."""
    terms = TERMS_2019
    return [
        {"name": "提出申请", "note": "当面、邮寄、网上、传真；书写有困难的可以口头提出"},
        {"name": "登记", "note": "出具接收回执，确定收到日期"},
        {
            "name": "审核",
            "note": f"内容不明确的，{terms.supplement_notice.days}个工作日内一次性告知补正",
        },
        {
            "name": "办理",
            "note": f"涉及第三方的书面征求意见，第三方{terms.third_party.days}个工作日内答复，"
            "所需时间不计入期限",
        },
        {
            "name": "答复",
            "note": f"自收到申请之日起{terms.answer.days}个工作日内；"
            f"需要延长的不超过{terms.extension.days}个工作日",
        },
        {"name": "归档", "note": "材料整理归档"},
    ]
