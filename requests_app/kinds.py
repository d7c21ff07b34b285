"""The lists of choices of an application: channels, applicants, forms and ways of delivery."""

from django.db.models import TextChoices


class Channel(TextChoices):
    IN_PERSON = "in_person", "当面"
    POST = "post", "邮寄"
    ONLINE = "online", "网上"
    FAX = "fax", "传真"
    ORAL = "oral", "口头（代填）"


class ApplicantKind(TextChoices):
    """The columns of table three; all but the first are legal persons or other organisations."""

    NATURAL = "natural", "自然人"
    COMMERCIAL = "commercial", "商业企业"
    RESEARCH = "research", "科研机构"
    PUBLIC_WELFARE = "public_welfare", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER_ORG = "other_org", "其他"


class SupplyForm(TextChoices):
    """条例第四十条: as asked; where that can't be, another form."""

    ELECTRONIC = "electronic", "电子数据"
    PAPER = "paper", "纸质"
    READING = "reading", "查阅、抄录"


class DeliveryWay(TextChoices):
    ONLINE = "online", "在本站查询时查看"
    POST = "post", "邮寄"
    EMAIL = "email", "电子邮件"
    IN_PERSON = "in_person", "当面领取"
    FAX = "fax", "传真"


class Party(TextChoices):
    """Who is heard before a decision, and by which article."""

    THIRD = "third", "第三方（第三十二条）"
    CO_MAKER = "co_maker", "共同制作机关（第三十四条）"


class Opinion(TextChoices):
    AGREES = "agrees", "同意公开"
    OBJECTS = "objects", "不同意公开，有合理理由"
    OBJECTS_WITHOUT_REASON = "objects_without_reason", "不同意公开，没有合理理由"
    SILENT = "silent", "逾期没有提出意见"


class FeeStandard(TextChoices):
    """国办函〔2020〕109号: one of both, never both."""

    ITEMS = "items", "按件"
    PAGES = "pages", "按量"
