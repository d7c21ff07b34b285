"""A page is left with words that were not saved: the browser asks first, and only then."""

import pytest
from playwright.sync_api import expect

from tests.journeys.acting import open_form, save, write_body
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(sign_in, office):
    """The form of a draft, open before its drafter, who stays whenever the browser asks."""
    page = sign_in(office.editor)
    page.asked = []
    page.on("dialog", lambda dialog: (page.asked.append(dialog.type), dialog.dismiss()))
    open_form(page, make_document(office, body="<p>原文。</p>"))
    expect(page.locator(".ProseMirror")).to_be_visible()
    return page


def submit_for_review(page):
    page.get_by_role("link", name="提交审核", exact=True).click(no_wait_after=True)


def asks(page):
    with page.expect_event("dialog"):
        submit_for_review(page)
    return page.asked == ["beforeunload"]


def test_the_browser_asks_before_unsaved_words_of_a_field_are_left(desk):
    desk.get_by_label("关键词").fill("汛期")
    assert asks(desk)
    assert desk.get_by_label("关键词").input_value() == "汛期"


def test_the_browser_asks_before_an_unsaved_body_is_left(desk):
    write_body(desk, "改过的正文。")
    assert asks(desk)
    expect(desk.locator(".ProseMirror")).to_have_text("改过的正文。")


def test_nobody_is_asked_who_saved_or_changed_nothing(desk):
    desk.get_by_label("关键词").fill("汛期")
    save(desk)
    submit_for_review(desk)
    desk.wait_for_url("**/do/submit/")
    assert desk.asked == []
