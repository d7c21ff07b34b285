"""The drafting form of an interpretation, and what 无需解读 asks for."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from disclosures.documents.forms import PublicDocumentField
from disclosures.interpretations.models import Interpretation
from disclosures.rooms.forms import RoomForm


class InterpretationDraftForm(RoomForm):
    document = PublicDocumentField(
        label="所解读的文件",
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text="填写已公开文件的发文字号、索引号、标题或者网页地址",
    )
    media_url = forms.URLField(
        label="音频、视频网址", required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Interpretation
        fields = "__all__"

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.document_id:
            self.initial["document"] = self.instance.document
            if "document" in self.fields:
                self.fields["document"].kept = [self.instance.document_id]


class WaiverForm(forms.Form):
    reason = forms.CharField(
        label="无需解读的理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例：仅调整附表中的单位名称，没有新的政策内容",
    )
