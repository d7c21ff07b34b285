"""Choosing a file for a record: refused in a sentence before anything is stored."""

from django import forms
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet

from disclosures.attachments.actions import NO_FILES, prepare
from disclosures.attachments.kinds import ACCEPTED, IMAGE_ENDINGS, UnacceptableFile
from disclosures.attachments.models import Attachment
from disclosures.attachments.storage import DISK_FULL, is_full
from disclosures.publishing.forms import label_cells
from disclosures.publishing.states import Attribute


class NothingToChoose(forms.Widget):
    """The place of the file field on a row whose file is there already."""

    # Django asks the first row alone how to send all of them; without this, new files are lost.
    needs_multipart_form = True

    def render(self, name, value, attrs=None, renderer=None):
        return ""


class AttachmentForm(forms.ModelForm):
    class Meta:
        model = Attachment
        fields = ["file", "alt_text", "order"]
        help_texts = {"file": f"可以上传：{ACCEPTED}", "alt_text": "图片要写明内容，供读屏使用"}

    prepared = None  # what was read from the chosen file, for attach()

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # Another file is another attachment: what was reviewed can't be swapped underneath.
        if self.instance.pk is not None and "file" in self.fields:
            self.fields["file"].disabled = True
            self.fields["file"].widget = NothingToChoose()

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if self.instance.pk is None and upload:
            try:
                self.prepared = prepare(None, upload)
            except UnacceptableFile as error:
                raise forms.ValidationError(str(error)) from error
            except OSError as error:
                if not is_full(error):
                    raise
                raise forms.ValidationError(DISK_FULL) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        upload = cleaned.get("file")
        name = getattr(upload, "name", "").lower()
        if name.endswith(IMAGE_ENDINGS) and not cleaned.get("alt_text"):
            self.add_error("alt_text", "请填写图片说明")
        return cleaned


class AttachmentFormSet(BaseGenericInlineFormSet):
    """The files of one record: a register line has none."""

    disk_is_full = False  # it turned out so when the files were being stored

    def add_fields(self, form, index):
        super().add_fields(form, index)
        label_cells(form)

    def clean(self):
        super().clean()
        if self.disk_is_full:
            raise forms.ValidationError(DISK_FULL)
        chosen = any(form.cleaned_data.get("file") for form in self.extra_forms if form.is_valid())
        if chosen and self.instance.disclosure_attribute != Attribute.PROACTIVE:
            raise forms.ValidationError(NO_FILES)
