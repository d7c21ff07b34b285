"""The field of a body: a text area that works alone, and asks for its scripts by address."""

import pytest
from django import forms

from disclosures.rich_text.cleaning import TANGLED
from disclosures.rich_text.widgets import RichTextArea, RichTextFormField


class BodyForm(forms.Form):
    body = RichTextFormField(required=False)


def test_it_is_a_text_area_that_names_the_library():
    markup = RichTextArea().render("body", "<p>文</p>")
    assert markup.startswith("<textarea")
    assert 'data-editor="/static/django_prose_editor/editor.js"' in markup
    assert "&lt;p&gt;文&lt;/p&gt;" in markup


def test_no_script_stands_in_the_page_itself():
    """The policy allows none, not even an import map."""
    media = str(BodyForm().media)
    assert '<script src="/static/js/editor.js" type="module"></script>' in media
    assert media.count("<script") == 1
    assert "importmap" not in media and "<style" not in media


@pytest.mark.parametrize(
    ("sent", "changed"),
    [
        ("一\r\n二", False),
        ("一\n二", False),
        ("　　一\n\n二\n", False),
        ("<p>一</p><p>二</p>", False),
        ("一\n三", True),
        ("<h2>一</h2><p>二</p>", True),
        ("", True),
    ],
)
def test_only_what_would_be_stored_differently_is_a_change(sent, changed):
    form = BodyForm({"body": sent}, initial={"body": "一\n二"})
    assert form.has_changed() is changed


def test_markup_that_is_left_open_without_end_is_refused_with_the_way_out():
    form = BodyForm({"body": "<b>" * 1000 + "文"})
    assert form.errors == {"body": [TANGLED]}
    assert "纯文本" in TANGLED
