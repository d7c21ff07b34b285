"""What the frame of every page shows: whose site it is, where to go, what stands at the foot."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from disclosures.documents.kinds import DocumentKind
from disclosures.organisations.models import Organisation

PLATFORM = "政府信息公开平台"
# Label, name of the address, what narrows it. The first few stand at the head of a phone's page;
# the others there are one step away, at the foot.
MENU = [
    ("首页", "home", ""),
    ("政府信息", "document-list", ""),
    ("政策解读", "interpretation-list", ""),
    ("依申请公开", "requests", ""),
    ("办事服务", "service-list", ""),
    ("互动交流", "inquiry-list", ""),
    ("建议提案", "proposal-list", ""),
    ("机构职能", "directory", ""),
    ("专题专栏", "topic-list", ""),
]
ON_PHONES = 2
# The fixed sections of a platform, in their order (政府信息公开专栏).
FIXED = [
    ("政府信息公开指南", "guide", ""),
    ("政府信息公开制度", "document-list", f"?kind={DocumentKind.RULES}"),
    ("法定主动公开内容", "document-list", ""),
    ("政府信息公开年报", "report-list", ""),
    ("依申请公开", "requests", ""),
]
# Everything else that has a page of its own, for the foot and for the home page.
ROOMS = [
    ("规范性文件", "document-list", "?kind=normative&validity=current"),
    ("政策解读", "interpretation-list", ""),
    ("新闻发布和互动活动", "event-list", ""),
    ("回应关切", "response-list", ""),
    ("咨询答复", "inquiry-list", ""),
    ("建议提案办理", "proposal-list", ""),
    ("政务服务事项", "service-list", ""),
    ("权责清单", "power-list", ""),
    ("机构职能", "directory", ""),
    ("领导和干部信息", "official-list", ""),
    ("重点领域信息公开", "project-list", ""),
    ("政府采购信息", "procurement-list", ""),
    ("行政决定公示", "decision-list", ""),
    ("专题专栏", "topic-list", ""),
    ("主动公开基本目录", "catalogue", ""),
    ("信息公开统计", "statistics", ""),
]


def frame(request):
    """Context processor: `frame`, read from the database only by pages that use it."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request.path))}


def places(entries) -> list[dict]:
    return [{"label": label, "url": reverse(name) + query} for label, name, query in entries]


def frame_of(path: str) -> dict:
    """The frame of the page at `path`. One query."""
    host = Organisation.objects.select_related("parent").host()
    menu = places(MENU)
    current = max((p["url"] for p in menu if path.startswith(p["url"])), key=len, default="")
    for number, place in enumerate(menu):
        url = place["url"]
        place["is_current"] = url == current and (url != "/" or path == "/")
        place["is_for_phones"] = number < ON_PHONES or place["is_current"]
    return {
        "name": host.name,
        "platform": PLATFORM,
        "parent_name": host.parent.name if host.parent else "",
        "host": host,
        "navigation": menu,
        "fixed": places(FIXED),
        "rooms": places(ROOMS),
        "identity": settings.SITE_IDENTITY,
        "is_demo": host.is_sample,
    }
