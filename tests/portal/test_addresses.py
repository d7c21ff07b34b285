"""Each page has one address; combinations of filters are no pages for a search engine."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from portal.addresses import canonical, canonical_path, is_indexable, reportable_path


def asked(address):
    request = RequestFactory().get(address)
    request.resolver_match = resolve(request.path)
    return request


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "/"),
        ("/?from=singlemessage", "/"),
        ("/disclosures/12/?utm_source=x&page=3", "/disclosures/12/"),
        ("/disclosures/", "/disclosures/"),
        ("/disclosures/?page=1", "/disclosures/"),
        ("/disclosures/?q=&page=2&year=", "/disclosures/?page=2"),
        ("/disclosures/?page=2&section=a20-1", "/disclosures/?section=a20-1&page=2"),
        (
            "/disclosures/?validity=current&kind=normative",
            "/disclosures/?kind=normative&validity=current",
        ),
        ("/statistics/?year=2018", "/statistics/?year=2018"),
        ("/search/", "/search/"),
    ],
)
def test_what_makes_no_other_page_is_left_out(address, path):
    assert is_indexable(asked(address))
    assert canonical_path(asked(address)) == path


@pytest.mark.parametrize(
    "address",
    [
        "/disclosures/?year=2018",
        "/disclosures/?section=a20-1&year=2018",
        "/disclosures/?validity=current",
        "/inquiries/?kind=x",
        "/search/?q=公路",
        "/search/?q=公路&page=2",
        "/reports/2018/figures/disclosures/?organisation=root",
        "/corrections/abc/",
        "/admin/",
    ],
)
def test_combinations_searches_receipts_and_the_administration_are_not_to_be_kept(address):
    assert not is_indexable(asked(address))


def test_the_domain_of_the_settings_goes_before_the_host_that_was_asked_for(settings):
    assert canonical(asked("/disclosures/")) == "http://testserver/disclosures/"
    settings.SITE_IDENTITY = {**settings.SITE_IDENTITY, "domain": "jtj.example.org"}
    assert canonical(asked("/disclosures/")) == "http://jtj.example.org/disclosures/"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/disclosures/?q=张三", "/disclosures/"),
        ("/search/?q=张三", "/search/"),
        ("/inquiries/received/abc/", ""),
        ("/attachments/00000000-0000-0000-0000-000000000000/通知.pdf", ""),
    ],
)
def test_no_words_files_or_receipts_go_into_a_report(address, path):
    assert reportable_path(asked(address)) == path
