"""What is said when there is no page: what has gone, what failed. No barrier, nothing sideways."""

from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from disclosures.attachments.actions import detach
from tests.journeys.test_matrix import IS_WHOLE, MODES, choose, look
from tests.making import NOW, do, make_document, make_version, review

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

HTML = "text/html; charset=utf-8"
# Pages that no address answers with while all is well, and what they are told.
TEMPLATES = {
    "400.html": {},
    "403.html": {},
    "403_csrf.html": {},
    "413.html": {"megabytes": 20, "fields": 1000, "files": 100},
    "429.html": {"wait": 60},
    "500.html": {},
    "503.html": {"reason": "升级数据库", "minutes": 30},
    "unavailable.html": {"reason": "数据库暂时没有应答", "wrote": True},
}


def gone(office):
    """Address → the status it answers with, for all that was public and can be had no longer."""
    found = {"/no-such-page/": 404}
    for state in ("withdrawn", "withdrawn_silently", "display_ended"):
        found[make_document(office, state).get_absolute_url()] = 410
    old = make_document(office, "published", files=["通知.pdf"])
    replaced = old.attachments[0].get_absolute_url()
    newer = make_version(office, old)
    detach(newer.attachments[0], by=office.editor, at=NOW)
    do(review(office, newer), "publish", by=office.publisher)
    lost = make_document(office, "published", files=["附.txt"]).attachments[0]
    Path(lost.file.path).unlink()
    return {**found, replaced: 410, lost.get_absolute_url(): 404}


def serve(page, template):
    """An address at which the browser is given the page of an error."""
    request = RequestFactory().get("/")
    request.user, request.session = AnonymousUser(), {}
    body = render_to_string(template, TEMPLATES[template], request)
    page.route(f"**/notices/{template}", lambda asked: asked.fulfill(body=body, content_type=HTML))
    return f"/notices/{template}"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("mode", MODES if IS_WHOLE else ["phone"])
def test_no_notice_has_a_barrier(visit, office, live_server, mode):
    width, chosen = MODES[mode]
    page, answers = visit(), gone(office)
    assert {at: page.request.get(at).status for at in answers} == answers
    choose(page, chosen, live_server)
    addresses = [*answers, *(serve(page, template) for template in TEMPLATES)]
    assert look(page, addresses, width) == {}
