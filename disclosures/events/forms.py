"""The drafting form of an event."""

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget

from disclosures.documents.forms import PublicDocumentField
from disclosures.events.models import Event
from disclosures.rooms.forms import RoomForm


class EventForm(RoomForm):
    document = PublicDocumentField(
        label="有关文件",
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text="解读或者征求意见的文件已在本平台公开的，填写发文字号、索引号、标题或者网页地址",
    )

    class Meta:
        model = Event
        fields = "__all__"
        widgets = {
            name: AdminTextareaWidget(attrs={"rows": 4})
            for name in ("ways_to_comment", "result_summary")
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.document_id:
            self.initial["document"] = self.instance.document
            if "document" in self.fields:
                self.fields["document"].kept = [self.instance.document_id]
