"""Request ids and access lines."""

import re

import pytest

from tests.making import make_document, signed_in

pytestmark = pytest.mark.promise("the log holds nothing that anybody typed")


@pytest.fixture
def lines(caplog):
    """The fields of the access lines since then."""
    caplog.set_level("INFO", "portal.access")

    def read():
        return [line.fields for line in caplog.records if line.name == "portal.access"]

    return read


def test_every_answer_has_an_id_of_its_own(citizen, office):
    ids = [citizen.get(address)["X-Request-ID"] for address in ("/", "/", "/nowhere/", "/?q=%00")]
    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in ids)
    assert len(set(ids)) == 4


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [
        (1, "proxy-id.0001", True),
        (0, "proxy-id.0001", False),
        (1, 'x" forged', False),
        (1, "a" * 65, False),
        (1, "short", False),
    ],
)
def test_an_id_is_taken_from_a_trusted_proxy_only(citizen, db, settings, proxies, given, is_taken):
    settings.TRUSTED_PROXIES = proxies
    assert (citizen.get("/healthz", HTTP_X_REQUEST_ID=given)["X-Request-ID"] == given) == is_taken


def test_each_request_leaves_one_line_with_its_time(citizen, office, lines):
    citizen.get("/disclosures/?q=养护")
    (line,) = lines()
    assert line["milliseconds"] > 0
    del line["milliseconds"]
    assert line == {"method": "GET", "path": "/disclosures/", "status": 200}


def test_files_of_the_pages_leave_none(citizen, lines, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "base.css").touch()
    assert citizen.get("/static/base.css").status_code == 200
    assert lines() == []


def test_a_path_is_written_out_as_far_as_visitors_can_not_write_in_it(citizen, office, lines):
    file = make_document(office, "published", files=["通知.pdf"]).attachments.get()
    for address in (
        file.get_absolute_url(),
        "/disclosures/110101199003074477/",
        "/zhang-san-110101199003074477/",
        "/reports/2018/figures/zhang-san/",
        "/reports/2018/",
    ):
        citizen.get(address)
    assert [line["path"] for line in lines()] == [
        "/attachments/<uuid:key>/<str:name>",
        "/disclosures/<int:pk>/",
        "-",
        "/reports/<int:year>/figures/<str:figure_id>/",
        "/reports/2018/",
    ]


def test_addresses_of_visitors_are_written_only_where_that_is_wished(
    citizen, office, lines, settings
):
    citizen.get("/", REMOTE_ADDR="203.0.113.7")
    settings.LOG_PERSONAL_DATA = True
    citizen.get("/", REMOTE_ADDR="203.0.113.7")
    assert [line.get("address") for line in lines()] == [None, "203.0.113.7"]


def test_records_of_staff_are_named_by_their_number(office, lines):
    document = make_document(office)
    signed_in(office.editor).get(f"/admin/disclosures/document/{document.pk}/change/")
    assert lines()[-1]["path"] == f"/admin/disclosures/document/{document.pk}/change/"
