"""The story of what is taken from the public: with a reason, moved, or without a word."""

import pytest
from playwright.sync_api import expect

from tests.journeys.acting import answer, open_form, press, see, see_state
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD, NEW = "关于旧收费标准的通知", "关于新收费标准的通知"
REASON, NOTE = "收费标准已经调整，以新的通知为准", "科室来电说明"


@pytest.fixture
def pair(office):
    old = make_document(
        office, "published", title=OLD, body="<p>每次五元。</p>", files=["标准.txt"]
    )
    return old, make_document(office, "published", title=NEW, body="<p>每次四元。</p>")


def test_withdrawn_moved_brought_back_and_taken_away_without_a_word(sign_in, visit, office, pair):
    old, new = pair
    address, file_address = old.get_absolute_url(), old.attachments.get().get_absolute_url()
    citizen = visit(java_script_enabled=False)
    citizen.set_viewport_size({"width": 390, "height": 844})
    desk = sign_in(office.publisher)

    # Withdrawn in favour of another item; a number that leads nowhere is refused in words.
    open_form(desk, old)
    said = {"撤下原因（向社会公开）": REASON, "内部说明（不公开）": NOTE}
    press(desk, "撤下", **said, 转到="jtj/2018-99999")
    see(desk, "没有索引号为“jtj/2018-99999”的已公开信息")
    assert desk.get_by_label("撤下原因").input_value() == REASON
    answer(desk, "撤下", 转到=new.index_number)
    see_state(desk, "已撤下")
    see(desk, NOTE)
    # The old address leads there; its file is gone, with the reason; the lists have the new alone.
    citizen.goto(address)
    expect(citizen.get_by_role("heading", name=NEW)).to_be_visible()
    assert citizen.goto(file_address).url.endswith(new.get_absolute_url())

    # When the other goes as well, the address answers for itself, without title or inner words.
    open_form(desk, new)
    press(desk, "撤下", **{"撤下原因（向社会公开）": "暂停执行"})
    assert citizen.goto(address).status == 410
    for text in (REASON, old.index_number, str(office.organisation)):
        see(citizen, text)
    assert NOTE not in citizen.content() and OLD not in citizen.content()
    assert citizen.evaluate("document.documentElement.scrollWidth") <= 390

    # Brought back as it was, with the reason for the history.
    open_form(desk, old)
    press(desk, "恢复发布")
    see(desk, "这个字段是必填项。")
    answer(desk, "恢复发布", 恢复发布的理由="经核实继续执行")
    see_state(desk, "已发布")
    assert citizen.goto(address).status == 200
    see(citizen, "每次五元")
    assert citizen.request.get(file_address).status == 200
    citizen.goto(f"/search/?q={OLD}")
    expect(citizen.get_by_role("link", name=OLD).first).to_be_visible()

    # A leak: the secrecy reviewer takes it away at once, and nobody outside learns what it was.
    guard = sign_in(office.secrecy_reviewer)
    open_form(guard, old)
    press(guard, "紧急撤下", **{"内部说明（不公开）": "误发内部材料"})
    see_state(guard, "紧急撤下")
    see(guard, "误发内部材料")
    for where in (address, file_address):
        assert citizen.goto(where).status == 410
        see(citizen, "该信息已不再提供")
        told = citizen.content()
        for word in (OLD, REASON, "误发", "撤下", old.index_number):
            assert word not in told, word
    for where in ("/", "/disclosures/", f"/search/?q={OLD}", "/sitemap.xml"):
        answered = citizen.request.get(where).text()
        assert address not in answered and f">{OLD}<" not in answered
