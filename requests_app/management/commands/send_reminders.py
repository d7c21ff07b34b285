"""`send_reminders`: writes to those in charge of cases of which few working days are left."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from requests_app.desk.reminders import send


class Command(BaseCommand):
    help = "按设定的剩余工作日，提醒经办人和政府信息公开工作机构负责人；一天内重复运行不重复提醒"

    def handle(self, **options):
        sent = send(at=timezone.now())
        self.stdout.write(f"已提醒{len(sent)}件申请")
