"""Choosing a file for a record: refused in a sentence before anything is stored."""

from django import forms

from disclosures.attachments.actions import prepare
from disclosures.attachments.kinds import ACCEPTED, UnacceptableFile
from disclosures.attachments.models import Attachment


class AttachmentForm(forms.ModelForm):
    class Meta:
        model = Attachment
        fields = ["file", "alt_text", "order"]
        help_texts = {"file": f"可以上传：{ACCEPTED}", "alt_text": "图片要写明内容，供读屏使用"}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # Another file is another attachment: what was reviewed can't be swapped underneath.
        self.fields["file"].disabled = self.instance.pk is not None

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if self.instance.pk is None and upload:
            try:
                prepare(None, upload)
            except UnacceptableFile as error:
                raise forms.ValidationError(str(error)) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        upload = cleaned.get("file")
        name = getattr(upload, "name", "").lower()
        if name.endswith((".jpg", ".jpeg", ".png", ".gif")) and not cleaned.get("alt_text"):
            self.add_error("alt_text", "请填写图片说明")
        return cleaned
