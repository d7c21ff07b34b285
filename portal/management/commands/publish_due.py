"""manage.py publish_due: publish what was scheduled for now or earlier; run it from a timer."""

import contextlib
import os
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from disclosures.documents.actions import change_validity_due
from disclosures.publishing.batches import end_displays, publish_due
from disclosures.publishing.models import publishable_models
from portal.housekeeping import sweep


class Command(BaseCommand):
    help = "发布到时的定时信息，结束到期的公示，变更到期的有效性。由定时任务每分钟运行一次。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="不退出，每隔若干秒运行一次"
        )

    def handle(self, every, **options):
        parent = os.getppid()
        self._run()
        with contextlib.suppress(KeyboardInterrupt):
            while every:
                time.sleep(every)
                if os.getppid() != parent:  # who started it has ended
                    return
                close_old_connections()  # the server may have been restarted meanwhile
                self._run()

    def _run(self):
        for model in publishable_models():
            published, refused = publish_due(model.with_versions.all(), at=timezone.now())
            for item in published:
                self.stdout.write(f"已发布：{item}")
            for item, why in refused:
                self.stderr.write(f"未发布：{item}（{why}）")
            for item in end_displays(model.objects.all(), at=timezone.now()):
                self.stdout.write(f"公示期满：{item}")
        for document in change_validity_due(at=timezone.now()):
            self.stdout.write(f"有效性变更：{document}（{document.get_validity_display()}）")
        sweep(at=timezone.now())
        (settings.DATA_DIR / "publish_due.ran").touch()  # the doctor asks when that was
