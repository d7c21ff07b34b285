"""The places to which 条例第二十五条 has disclosed information provided in time."""

from django.db.models import TextChoices


class ReceiverKind(TextChoices):
    ARCHIVE = "archive", "国家档案馆"
    LIBRARY = "library", "公共图书馆"
    SERVICE_HALL = "service_hall", "政务服务场所"
