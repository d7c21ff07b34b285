"""The sample bureau's officials, its disclosure office and its reading places."""

from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from disclosures.directory.models import Official, ReadingPlace
from disclosures.organisations.models import Organisation
from portal.demo.organisations import BUREAU
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

OFFICE = "CYJT-ZCFG"
HELD_FROM, PUBLISHED_ON = date(2017, 3, 1), date(2018, 3, 20)
# The post that changed hands in the middle of the year.
HANDED_OVER = ("CYJT-YSGL", "科长")
LAST_DAY, FIRST_DAY, ANNOUNCED_ON = date(2018, 6, 30), date(2018, 7, 1), date(2018, 7, 3)
ADDRESS, HOURS, HOTLINE = "示例市示例路1号", "工作日 8:30—11:30，13:30—17:30", "12328"
DIGITS = "零一二三四五六七八九"


def load_directory(organisations, people):
    texts = read_all("directory")
    bureau = organisations[BUREAU]
    contacts = {"address": ADDRESS, "office_hours": HOURS, "phone": HOTLINE}
    Organisation.objects.filter(pk=bureau.pk, address="").update(**contacts)
    Organisation.objects.filter(parent=bureau, phone="").update(phone=HOTLINE)
    Organisation.objects.filter(code=OFFICE).update(is_disclosure_office=True)
    officials = _officials(texts, organisations)
    pictures = {
        official.source_id: [(f"{official.title}.png", f"{official.title}（示例照片）")]
        for official in officials
        if official.rank == "leader"
    }
    load_records(officials, people, pictures=pictures, draw=portrait)
    for order, place in enumerate(texts["places"], 1):
        said = {"equipment": place["equipment"], "address": ADDRESS, "hours": HOURS}
        ReadingPlace.objects.get_or_create(
            organisation=bureau,
            name=place["name"],
            defaults={**said, "phone": HOTLINE, "order": order},
        )


def portrait(number, words) -> bytes:
    """A grey outline in the place of a photograph: nobody is meant."""
    return _outline()


@cache
def _outline() -> bytes:
    image = Image.new("RGB", (300, 400), "#dfe5ea")
    pen = ImageDraw.Draw(image)
    pen.ellipse((90, 70, 210, 210), fill="#9aa7b3")
    pen.rounded_rectangle((40, 250, 260, 460), radius=90, fill="#9aa7b3")
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _officials(texts, organisations):
    posts = [*_leaders(texts), *_of_sections(texts, organisations), *_of_units(texts)]
    posts += [{"rank": "window", **text} for text in texts["windows"]]
    found = []
    for number, post in enumerate(posts, 1):
        node = organisations[post["organisation"]]
        record = sample(
            Official,
            f"{number:03d}",
            PUBLISHED_ON,
            title=f"示例{in_words(number)}",
            office_phone=HOTLINE,
            held_from=HELD_FROM,
            order=number,
            **{**post, "organisation": node},
        )
        found.append(record)
        if (node.code, record.post) == HANDED_OVER:
            record.held_until = LAST_DAY
            found.append(_successor(record, len(posts) + 1))
    return found


def _successor(record, number):
    """The next holder of the same post, from the day after the last day of the former one."""
    names = ("organisation", "rank", "post", "duties", "office_phone", "group_role", "order")
    post = {name: getattr(record, name) for name in names}
    title = f"示例{in_words(number)}"
    return sample(Official, "next", ANNOUNCED_ON, title=title, held_from=FIRST_DAY, **post)


def _leaders(texts):
    return [{"organisation": BUREAU, "rank": "leader", **text} for text in texts["leaders"]]


def _of_sections(texts, organisations):
    for code, said in texts["sections"].items():
        section = organisations[code]
        is_office = code == OFFICE
        yield _middle(
            code,
            said.get("head", "科长"),
            f"主持{section.name}全面工作。",
            "office_head" if is_office else "member",
        )
        deputy = f"协助负责人工作，分管{said['shared']}。"
        role = "office_member" if is_office else ""
        yield _middle(code, said.get("deputy", "副科长"), deputy, role)


def _of_units(texts):
    for code, said in texts["units"].items():
        yield _middle(code, said["head"], "主持单位全面工作。", "member")
        yield _middle(code, said["deputy"], "分管业务工作。")
        yield _middle(code, said["deputy"], "分管综合和安全工作。")
        for section in said["own"]:
            post = "主任" if section == "办公室" else "科长"
            yield _middle(code, f"{section}{post}", f"负责{section}工作。")


def _middle(code, post, duties, group_role=""):
    said = {"post": post, "duties": duties, "group_role": group_role}
    return {"organisation": code, "rank": "middle", **said}


def in_words(number: int) -> str:
    """1 to 99 in Chinese figures."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    head = "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones else "")
