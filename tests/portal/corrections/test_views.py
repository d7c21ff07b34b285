"""The public form and the receipt: prefilled, limited, and silent about who reported."""

from urllib.parse import quote

import pytest
from django.core.signing import dumps

from portal.corrections.actions import conclude
from portal.corrections.models import ErrorReport
from portal.corrections.views import RECEIPT
from tests.making import LATER, make_document, signed_in
from tests.portal.corrections.making import make_error_report
from tests.surfaces import ADDRESSES, World

pytestmark = pytest.mark.django_db
FORM = "/corrections/new/"
SECRET = "黻黼黹"
GIVEN = {"address": "/disclosures/", "kind": "wording", "description": f"{SECRET}写错了"}
PERSON = {"name": f"{SECRET}一", "contact": f"{SECRET}@example.org"}


def receipt_of(report):
    return f"/corrections/{dumps(report.number, salt=RECEIPT)}/"


def test_every_page_leads_to_the_form_with_its_own_address_filled_in(citizen, office):
    document = make_document(office, "published")
    for address in ("/", document.get_absolute_url(), "/disclosures/?page=1&year=2018"):
        path = address.partition("?")[0]
        link = f"{FORM}?address={quote(path, safe='')}"
        assert f'href="{link}"' in citizen.get(address).content.decode()
        assert citizen.get(link).context["form"]["address"].value() == path


def test_a_receipt_and_a_file_are_never_named_in_the_link(citizen, bureau):
    page = citizen.get(receipt_of(make_error_report())).content.decode()
    assert f'href="{FORM}"' in page and "noindex" in page


def test_what_is_missing_is_named_and_what_was_typed_is_kept(citizen, bureau):
    page = citizen.post(FORM, {"description": SECRET, "address": "首页"}).content.decode()
    for sentence in ("请填写本站页面的地址", "请选择问题类型"):
        assert page.count(sentence) >= 2  # above the form and at the field
    assert SECRET in page and "错误" in page and not ErrorReport.objects.exists()


def test_the_receipt_gives_number_then_outcome_and_reply(citizen, editor):
    page = citizen.post(FORM, {**GIVEN, **PERSON}, follow=True)
    report = ErrorReport.objects.get()
    text = page.content.decode()
    assert report.number in text and "待处理" in text
    assert page["Cache-Control"].count("no-store") == 1
    conclude(report, outcome="no_error", reply="经核实，原文如此。", by=editor, at=LATER)
    text = citizen.get(receipt_of(report)).content.decode()
    assert "经核实无误" in text and "经核实，原文如此。" in text
    assert SECRET not in text and editor.get_username() not in text


def test_a_receipt_can_not_be_made_up(citizen, bureau):
    report = make_error_report()
    for made_up in (report.number, dumps(report.number, salt="inquiry-receipt")):
        assert citizen.get(f"/corrections/{made_up}/").status_code == 404


def test_the_form_is_limited_like_the_others(citizen, bureau, settings):
    settings.LIMITS, settings.RATE_LIMITS = True, {**settings.RATE_LIMITS, "form": "2/600"}
    answers = [citizen.post(FORM, GIVEN).status_code for _ in range(3)]
    assert answers == [302, 302, 429] and citizen.get(FORM).status_code == 200


def test_nothing_of_a_report_is_on_any_public_surface(citizen, office):
    control = make_document(office, "published", title="平常的通知")
    make_error_report(**GIVEN, **PERSON)
    for name in set(ADDRESSES) - {"search", "feed-search", "api-search", "api-suggest"}:
        for url in ADDRESSES[name](World(control, {}))[:3]:
            answer = citizen.get(url)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert SECRET not in body.decode("utf-8", "replace"), url
    for address in ("/search/", "/api/v1/search"):
        assert "/corrections/" not in citizen.get(address, {"q": SECRET}).content.decode().replace(
            FORM, ""
        )


def test_staff_without_the_task_do_not_read_who_reported(office):
    report = make_error_report(**GIVEN, **PERSON)
    address = f"/admin/portal/errorreport/{report.pk}/change/"
    assert signed_in(office.publisher).get(address).status_code == 403
    assert PERSON["contact"] in signed_in(office.editor).get(address).content.decode()
