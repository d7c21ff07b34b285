"""manage.py rebuild_search: write the search index anew from the records, while the site is up."""

from django.core.management.base import BaseCommand

from portal.search.index import bulk_writing, rebuild


class Command(BaseCommand):
    help = "按已发布的信息重建搜索索引；网站不必停。"

    def handle(self, **options):
        with bulk_writing():
            rebuild(progress=self._progress)
        self.stdout.write("搜索索引已重建")

    def _progress(self, done, total):
        if self.stderr.isatty():
            self.stderr.write(f"\r{done}/{total}", ending="" if done < total else "\n")
            self.stderr.flush()
