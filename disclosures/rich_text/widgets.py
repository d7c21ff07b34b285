"""The form field in which rich text is edited: a text area that scripts make an editor."""

from django import forms
from django.forms.widgets import Script
from django.templatetags.static import static

from disclosures.rich_text.cleaning import TANGLED, clean, is_tangled


class RichTextArea(forms.Textarea):
    """Plain lines or HTML; editor.js puts the editor of django-prose-editor in its place.

    The address of the library travels in an attribute, so the page needs no import map, which
    would be an inline script: the policy `script-src 'self'` holds in the admin as it stands.
    """

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-editor"] = static("django_prose_editor/editor.js")
        return context

    @property
    def media(self):
        return forms.Media(
            css={"all": ["css/editor.css"]}, js=[Script("js/editor.js", type="module")]
        )


class RichTextFormField(forms.CharField):
    widget = RichTextArea

    def validate(self, value):
        super().validate(value)
        if is_tangled(value):
            raise forms.ValidationError(TANGLED)

    def has_changed(self, initial, data):
        """Whether the text would be stored differently: line ends alone are no change."""
        return not self.disabled and clean(initial or "") != clean(data or "")
