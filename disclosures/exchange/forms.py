"""Choosing a spreadsheet to import."""

from django import forms

from disclosures.exchange.archives import LARGEST_UPLOAD as LARGEST_ARCHIVE
from disclosures.exchange.archives import Archive, WrongArchive
from disclosures.exchange.planning import MOST_TAKEN
from disclosures.exchange.sheets import LARGEST_UPLOAD, WrongSheet, read_table

MEGABYTE = 1024 * 1024
PAST = "这些是此前已经依法公开的历史信息，发布前已逐项审查，按“发布日期”直接发布"


class ImportForm(forms.Form):
    sheet = forms.FileField(
        label="表格",
        help_text=f"xlsx 或者 CSV（UTF-8、GB18030 编码），不超过{LARGEST_UPLOAD // MEGABYTE} MB，"
        f"一次最多导入{MOST_TAKEN}行",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    archive = forms.FileField(
        label="附件压缩包",
        required=False,
        help_text="zip，表格“附件”一列写到的文件放在里面，按文件名对应；"
        f"不超过{LARGEST_ARCHIVE // MEGABYTE} MB",
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
    )
    publishing = forms.BooleanField(
        label=PAST, required=False, help_text="不勾选的，新增的信息都作为草稿，仍要逐条提交审核"
    )

    def __init__(self, *args, exchange, may_publish, **options):
        super().__init__(*args, **options)
        self.exchange = exchange
        if not exchange.files:
            del self.fields["archive"]
        if not (exchange.published_on and may_publish):
            del self.fields["publishing"]

    def clean_sheet(self):
        upload = self.cleaned_data["sheet"]
        try:
            headings = {column.heading for column in self.exchange.importing()}
            read_table(upload, headings, headings_only=True)
        except WrongSheet as error:
            raise forms.ValidationError(str(error)) from error
        upload.seek(0)
        return upload

    def clean_archive(self):
        upload = self.cleaned_data["archive"]
        if upload is None:
            return None
        if upload.size > LARGEST_ARCHIVE:
            raise forms.ValidationError(
                f"附件压缩包超过{LARGEST_ARCHIVE // MEGABYTE} MB，请分几次导入"
            )
        try:
            Archive(upload)
        except WrongArchive as error:
            raise forms.ValidationError(str(error)) from error
        upload.seek(0)
        return upload
