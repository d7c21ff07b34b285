"""Which documents carry pictures and files, and what those are called."""

from zlib import crc32

from portal.demo.blocks import to_lines
from portal.demo.choices import Choice
from portal.demo.fitting import fitted
from portal.demo.records import DemoFile, DemoImage
from portal.demo.topics import all_topics

IMAGES_OF_THE_YEAR = 312
BATCHES = (1, 2, 1, 1, 3, 1, 2)  # pictures that illustrated items carry, in turn
MONTHS = 12
FORM_TITLES = ("政府信息公开指南", "申请表格样本免费提供")
APPLICATION = "政府信息公开申请表"
APPLICATION_LINES = (
    "申请人信息（自然人）：姓名；证件名称；证件号码；联系电话；通信地址；邮政编码",
    "申请人信息（法人或其他组织）：名称；证照名称和号码；法定代表人；联系人；联系电话；通信地址",
    "所需信息的名称、文号或其他特征性描述：",
    "获取信息的方式、途径（可选）：当面领取；邮寄；电子邮件；传真",
    "申请人签名或者盖章：",
    "申请时间：    年    月    日",
)


def image_counts(outlines):
    """How many pictures each item carries, by title: spread over the news, exact in sum."""
    illustrated = [item for item in outlines if item.kind in ("news", "measure")]
    counts, given = {}, 0
    for position, item in enumerate(illustrated, 1):
        due = IMAGES_OF_THE_YEAR * position // len(illustrated) - given
        batch = BATCHES[len(counts) % len(BATCHES)]
        if due >= batch or (position == len(illustrated) and due):
            counts[item.title] = due if position == len(illustrated) else batch
            given += counts[item.title]
    return counts


def images_of(outline, key, count):
    choice = Choice("images " + outline.title)
    captions = fitted(all_topics()[outline.topic], outline.title, choice).captions[:count]
    return tuple(
        DemoImage(
            name=f"{key}-{number}.png",
            alt_text=choice.fill(caption, outline.title),
            seed=_seed(f"{key}-{number}", outline.made_on.month),
        )
        for number, caption in enumerate(captions, 1)
    )


def _seed(name, month):
    """A seed whose remainder by twelve is the month, so that pictures follow the seasons."""
    return (crc32(name.encode()) % 100_000) * MONTHS + month - 1


def files_of(outline, blocks):
    if outline.title.endswith(FORM_TITLES):
        return (DemoFile(f"{APPLICATION}.docx", "docx", APPLICATION, APPLICATION_LINES),)
    kind = _file_kind(outline)
    if not kind:
        return ()
    lines = to_lines(blocks)
    return (DemoFile(f"{_file_name(outline.title)}.{kind}", kind, outline.title, lines),)


def _file_kind(outline):
    title = outline.title
    if outline.kind == "normative" or title.endswith(("预算", "决算")):
        return "pdf"
    if outline.kind == "rules" or title.endswith("招标公告"):
        return "docx"
    return "txt" if title.endswith("客货运输量统计") else ""


def _file_name(title):
    """The inner title of a circular that issues a rule, else the title."""
    inner = title.partition("《")[2].partition("》")[0]
    return inner or title
