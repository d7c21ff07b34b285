"""The address of a reported page stays on this site, however it was copied."""

import pytest

from portal.corrections.forms import ReportForm

GIVEN = {"kind": "link", "description": "附件打不开"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/disclosures/12/", "/disclosures/12/"),
        ("https://jtj.example.org/disclosures/?page=2#main", "/disclosures/?page=2"),
        ("//evil.example.org/x", "/x"),
        ("http://jtj.example.org//evil.example.org/", "/evil.example.org/"),
    ],
)
def test_the_path_alone_is_kept(typed, kept):
    form = ReportForm({**GIVEN, "address": typed})
    assert form.is_valid() and form.cleaned_data["address"] == kept


@pytest.mark.parametrize("typed", ["首页", "javascript:alert(1)", "http://[", "", "/" + "长" * 500])
def test_what_is_no_address_of_a_page_is_refused(typed):
    assert list(ReportForm({**GIVEN, "address": typed}).errors) == ["address"]
