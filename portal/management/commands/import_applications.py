"""manage.py import_applications: past applications from a CSV, dry run unless told --commit."""

from portal.management.importing import ImportCommand
from requests_app.exchange import ApplicationImport


class Command(ImportCommand):
    help = "导入以往的政府信息公开申请（CSV）。不加 --commit 时只预检、不写入。"
    importer, what = ApplicationImport, "申请"
