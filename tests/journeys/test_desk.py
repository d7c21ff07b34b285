"""The story of a full desk: counters that open their lists, and many papers dealt with at once."""

import pytest
from playwright.sync_api import expect

from disclosures.publishing.models import ReviewPolicy
from tests.journeys.acting import LIST, see
from tests.making import do, make_document, make_version

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def full_desk(office, bureau):
    """Papers at every stage; counters have to tell them apart."""
    for n in range(2):
        make_document(office, title=f"草稿{n}")
        make_document(office, "submitted", title=f"一级的{n}")
    make_document(office, "returned", title="退回的")
    published = make_document(office, "published", title="已经发布的")
    do(make_version(office, published, title="改过的"), "submit", by=office.editor)
    ReviewPolicy.objects.create(organisation=bureau, levels=3)
    waiting = make_document(office, "submitted", title="等复审的")
    do(waiting, "approve", by=office.reviewer)
    make_document(office, "submitted", title="等初审的")
    return office


COUNTERS = {
    "editor": {"我起草的": 8, "被退回": 1},
    "second_reviewer": {"待我审核": 4},
    "secrecy_reviewer": {"待保密审查": 5},
}


@pytest.mark.parametrize("person", COUNTERS)
def test_every_counter_opens_the_list_that_it_counts(sign_in, full_desk, person):
    page = sign_in(getattr(full_desk, person))
    for label, number in COUNTERS[person].items():
        page.goto("/admin/")
        line = page.locator(".actionlist li", has_text=f"{label}（文件与信息）")
        expect(line.locator("strong")).to_have_text(str(number))
        line.get_by_role("link").click()
        expect(page.locator("#result_list tbody tr")).to_have_count(number)
    titles = page.locator("#result_list").inner_text()
    assert ("等复审的" in titles) == (person != "editor")


def test_many_are_published_at_once_and_each_is_reported(sign_in, visit, office):
    good = [make_document(office, "approved", title=f"可以发布的{n}") for n in range(3)]
    bad = make_document(office, "approved", title="缺日期的", kind="notice", made_on="2018-05-01")
    type(bad).objects.filter(pk=bad.pk).update(made_on=None)
    draft = make_document(office, title="还是草稿的")

    desk = sign_in(office.publisher)
    desk.goto(LIST)
    for item in (*good, bad, draft):
        desk.get_by_role("row", name=item.title).get_by_role("checkbox").check()
    desk.get_by_label("动作").select_option(label="发布所选的信息")
    desk.get_by_role("button", name="执行").click()
    see(desk, "办理 3 条，未办理 2 条")
    expect(desk.get_by_role("row", name="缺日期的")).to_contain_text("公告还缺：成文日期")
    expect(desk.get_by_role("row", name="还是草稿的")).to_contain_text("“草稿”的信息不能发布")
    expect(desk.get_by_role("row", name="可以发布的")).to_have_count(3)
    # From the report to what is left to be done.
    desk.get_by_role("link", name="缺日期的").click()
    see(desk, "待发布")
    desk.goto(LIST)
    expect(desk.locator("#result_list tbody tr")).to_have_count(5)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/disclosures/")
    for item in good:
        see(citizen, item.title)
    assert "缺日期的" not in citizen.content() and "还是草稿的" not in citizen.content()
