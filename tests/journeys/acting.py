"""What people do in the journeys: open a record, press a button, read, go by the keyboard alone."""

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from playwright.sync_api import expect

LIST = "/admin/disclosures/document/"
# The focus is marked by a line around what has it, and that is on the screen.
MARKED = """e => { const s = getComputedStyle(e), r = e.getBoundingClientRect();
    return parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none"
        && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth }"""
MOST_TABS = 300  # more than the longest form has things to stop at


def open_form(page, record):
    page.goto(reverse(admin_urlname(record._meta, "change"), args=[record.pk]))


def press(page, verb, **answers):
    """Press a workflow button and answer what it asks."""
    page.get_by_role("link", name=verb, exact=True).click()
    answer(page, verb, **answers)


def answer(page, button, **answers):
    """Fill in what is asked, by its label, and press the button."""
    for label, said in answers.items():
        field = page.get_by_label(label)
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=said)
        else:
            field.fill(said)
    send(page, page.get_by_role("button", name=button, exact=True))


def send(page, target):
    """Click what leads to a page, and go on when it is there: the old one may look the same."""
    with page.expect_navigation():
        target.click()


def write_body(page, text):
    """Write the text in the editor, once it has taken the place of the text area."""
    page.locator(".ProseMirror").fill(text)


def save(page):
    send(page, page.get_by_role("button", name="保存并继续编辑"))
    see(page, "办理记录")


def carry_through(sign_in, office, record):
    """Secrecy review, approval by another person, publication, each in its own window."""
    review_secrecy(sign_in(office.secrecy_reviewer), record)
    chief = sign_in(office.reviewer)
    open_form(chief, record)
    press(chief, "通过")
    see(chief, "待发布")
    desk = sign_in(office.publisher)
    open_form(desk, record)
    press(desk, "发布")
    see(desk, "索引号 ")


def review_secrecy(page, record):
    """Tick text and files one by one, and conclude that all may be published."""
    open_form(page, record)
    page.get_by_role("link", name="保密审查", exact=True).click()
    see(page, "已逐项审查")
    for part in page.get_by_role("checkbox").all():
        part.check()
    answer(page, "保密审查", 保密审查结论="可以公开", 保密审查依据="逐项审查")
    see(page, "已记录保密审查结论")


def see(page, text):
    """The text is there to be read, now or as soon as the page has arrived."""
    expect(page.get_by_text(text).filter(visible=True).first).to_be_visible()


def see_state(page, label):
    """The state that stands above the form of a record."""
    expect(page.locator(".state-line .state")).to_have_text(label)


def offered(page, verb):
    """Whether the button of the verb is there."""
    return page.get_by_role("link", name=verb, exact=True).count() == 1


def tab_to(page, target):
    """Go on with the Tab key until the focus is there, as people without a mouse do."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            assert target.evaluate(MARKED), f"nobody sees that {target} has the focus"
            return
    raise AssertionError(f"the Tab key never came to {target}")


def enter(page, target):
    """Go to a link or button by the Tab key and press Enter."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def write(page, target, text):
    """Go to a field by the Tab key and write over what is in it."""
    tab_to(page, target)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)
