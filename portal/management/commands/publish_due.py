"""manage.py publish_due: publish what was scheduled for now or earlier; run it from a timer."""

import os
import time

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosures.publishing.actions import publish_due
from disclosures.publishing.models import Publishable


class Command(BaseCommand):
    help = "发布到时的定时信息。由定时任务每分钟运行一次。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="不退出，每隔若干秒运行一次"
        )

    def handle(self, every, **options):
        self._run()
        parent = os.getppid()
        while every and os.getppid() == parent:  # who started it has not ended
            time.sleep(every)
            self._run()

    def _run(self):
        kinds = [model for model in apps.get_models() if issubclass(model, Publishable)]
        for model in kinds:
            published, refused = publish_due(model._default_manager.all(), at=timezone.now())
            for item in published:
                self.stdout.write(f"已发布：{item}")
            for item, why in refused:
                self.stderr.write(f"未发布：{item}（{why}）")
