"""What is public already and may be what somebody is about to ask for."""

import re

from disclosures.documents.models import Document
from disclosures.publishing.finding import find_in

SHOWN = 5
QUOTED = re.compile(r"《([^《》]{2,80})》")
NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(]\d{4}[〕\]）)]\s*\d{1,5}\s*号")
# What people write around the name of a thing.
POLITE = re.compile(
    r"(申请|请求|希望|想要|要求|依法|贵局|贵单位|你局|获取|公开|查阅|提供|关于|我|的)+"
)
WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z0-9]{2,}")
LONGEST, MOST = 20, 6


def matching_documents(description: str) -> list:
    """Up to five visible documents: by a title in 《》, a number, else by the words at hand."""
    visible = Document.objects.visible().newest_first()
    found = {}
    for words in phrases(description):
        for document in find_in(visible, words)[: SHOWN - len(found)]:
            found.setdefault(document.pk, document)
        if len(found) >= SHOWN:
            break
    return list(found.values())


def phrases(description: str) -> list[str]:
    """What to look for, the most certain first."""
    bare = QUOTED.sub(" ", NUMBERED.sub(" ", description))
    words = [word[:LONGEST] for word in WORD.findall(POLITE.sub(" ", bare))]
    together = [" ".join(words[:count]) for count in (3, 2) if len(words) >= count]
    names = [f'"{name}"' for name in QUOTED.findall(description)]
    return [*names, *NUMBERED.findall(description), *together, *words[:MOST]]
