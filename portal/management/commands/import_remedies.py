"""manage.py import_remedies: past reviews and lawsuits from a CSV, dry run unless --commit."""

from portal.management.importing import ImportCommand
from requests_app.remedies.exchange import RemedyImport


class Command(ImportCommand):
    help = "导入行政复议、行政诉讼（CSV）。不加 --commit 时只预检、不写入。"
    importer, what = RemedyImport, "复议、诉讼"
