"""manage.py load_demo: a year of sample records, deterministic; a second run changes nothing."""

from django.core.management.base import BaseCommand, CommandError

from portal.demo.loading import NotEmpty, load
from portal.search.index import bulk_writing


class Command(BaseCommand):
    help = "装入演示数据（示例机构和2018年的信息）。再次运行不会重复。"

    def handle(self, **options):
        try:
            with bulk_writing():
                loaded = load(self._progress)
        except NotEmpty as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("演示数据已装入" if loaded else "演示数据已在库中，没有改动")

    def _progress(self, done, total):
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}/{total}", ending="" if done < total else "\n")
            self.stderr.flush()
