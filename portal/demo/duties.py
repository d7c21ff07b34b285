"""Who does what in the sample bureau: levels of review, and a section for each column."""

from disclosures.catalogue.models import CatalogueItem
from disclosures.publishing.models import ReviewPolicy
from portal.demo.organisations import BUREAU

# Normative documents pass three levels; all else as the setting says.
POLICIES = {"document:normative": 3}
# Column of the statutory catalogue → responsible section, and where else it is made public.
COLUMNS = {
    "a20-1": ("CYJT-ZCFG", "政府网站、公告栏、报纸"),
    "a20-2": ("CYJT-RS", "政府网站、公告栏"),
    "a20-3": ("CYJT-ZHJH", "政府网站"),
    "a20-4": ("CYJT-ZHJH", "政府网站"),
    "a20-5": ("CYJT-XZSP", "政府网站、政务服务场所"),
    "a20-6": ("CYJT-ZCFG", "政府网站"),
    "a20-7": ("CYJT-CW", "政府网站"),
    "a20-8": ("CYJT-CW", "政府网站、政务服务场所"),
    "a20-9": ("CYJT-CW", "政府网站"),
    "a20-10": ("CYJT-JSGL", "政府网站、公告栏"),
    "a20-11": ("CYJT-ZHJH", "政府网站"),
    "a20-12": ("CYJT-AQJD", "政府网站、电视、微信"),
    "a20-13": ("CYJT-AQJD", "政府网站"),
    "a20-14": ("CYJT-RS", "政府网站、公告栏"),
    "a20-15": ("CYJT-BGS", "政府网站"),
    "a21-1": ("CYJT-JSGL", "政府网站"),
    "a21-2": ("CYJT-YSGL", "政府网站、微信、电视"),
    "a21-3": ("CYJT-DW", "政府网站、微信"),
    "a21-4": ("CYJT-JSGL", "政府网站、公告栏"),
    "a21-5": ("CYJT-JSGL", "政府网站、公告栏"),
    "a21-6": ("CYJT-YSGL", "政府网站"),
    "a21-7": ("CYJT-DW", "政府网站、公告栏"),
}


def load_duties(organisations):
    for kind, levels in POLICIES.items():
        ReviewPolicy.objects.get_or_create(
            organisation=organisations[BUREAU], kind=kind, defaults={"levels": levels}
        )
    # Only what nobody has assigned yet: a new portal's items are all in the host's own name.
    untouched = CatalogueItem.objects.filter(organisation=organisations[BUREAU])
    for code, (responsible, channels) in COLUMNS.items():
        untouched.filter(section__code=code).update(
            organisation=organisations[responsible], channels=channels
        )
