"""The story of a published text that is changed, while the public goes on reading the old one."""

import pytest
from playwright.sync_api import expect

from tests.journeys.acting import (
    LIST,
    offered,
    open_form,
    press,
    review_secrecy,
    save,
    see,
    see_state,
    write_body,
)
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于公路养护时限的通知"
OLD, NEW = "路面坑槽应当在七日内修补。", "路面坑槽应当在三日内修补。"
NOTE = "修补时限由七日改为三日"


@pytest.fixture
def record(office):
    body = f"<p>{OLD}</p><p>本通知自印发之日起执行。</p>"
    return make_document(
        office, "published", title=TITLE, body=body, files=["旧流程.txt", "公示表.pdf"]
    )


def reads(citizen, record, text, *, not_yet):
    """A citizen without JavaScript reads one wording, on the page and in the search."""
    citizen.goto(record.get_absolute_url())
    see(citizen, text)
    assert not_yet not in citizen.content()
    citizen.goto("/search/?q=坑槽")
    expect(citizen.get_by_role("link", name=TITLE)).to_have_count(1)


def begin_a_version(clerk, record, tmp_path):
    """The clerk drafts it: another wording, one file less and one more."""
    open_form(clerk, record)
    assert not clerk.get_by_label("标题").count()  # what is public is read here, never written
    press(clerk, "修改（新版本）")
    see(clerk, "公众看到的不变")
    write_body(clerk, f"{NEW}\n本通知自印发之日起执行。")
    clerk.locator("tr", has_text="旧流程.txt").get_by_role("checkbox").check()
    paper = tmp_path / "新流程.txt"
    paper.write_text("新流程全文", "utf-8")
    clerk.locator("input[type=file]").first.set_input_files(paper)
    save(clerk)
    see(clerk, "新流程.txt")


def test_the_public_reads_the_old_version_until_the_new_one_is_published(
    sign_in, visit, office, record, tmp_path
):
    citizen = visit(java_script_enabled=False)
    citizen.goto(record.get_absolute_url())
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="旧流程").first.click()
    old_file = download.value.url

    clerk = sign_in(office.editor)
    begin_a_version(clerk, record, tmp_path)
    draft = record.versions.get()
    # What changed must be said, and of a major change also what the public is told.
    press(clerk, "提交审核")
    see(clerk, "请选择修改性质")
    clerk.get_by_role("link", name="取消").click()
    clerk.get_by_label("修改性质").select_option(label="重要修改（向社会说明）")
    clerk.get_by_role("textbox", name="修改说明").fill(NOTE)
    save(clerk)

    # Side by side: only what changed is marked, old words left and new ones right.
    clerk.get_by_role("link", name="版本对照").click()
    expect(clerk.locator("del").get_by_text(OLD)).to_be_visible()
    expect(clerk.locator("ins").get_by_text(NEW)).to_be_visible()
    expect(clerk.locator("del", has_text="旧流程.txt")).to_be_visible()
    expect(clerk.locator("ins", has_text="新流程.txt")).to_be_visible()
    expect(clerk.locator("tr.changed", has_text="本通知自印发之日起执行")).to_have_count(0)
    # The preview is the page of the public, with the new words and files.
    open_form(clerk, draft)
    clerk.get_by_role("link", name="预览", exact=True).click()
    for text in (NEW, NOTE, record.index_number):
        see(clerk, text)
    assert OLD not in clerk.content()
    with clerk.expect_download() as download:
        clerk.get_by_role("link", name="新流程").first.click()
    assert download.value.path().read_text("utf-8") == "新流程全文"
    new_file = f"/attachments/{draft.attachments.get(name='新流程.txt').key}/新流程.txt"

    # Under review and approved, the public still has the old version, files included.
    open_form(clerk, draft)
    press(clerk, "提交审核")
    see_state(clerk, "修改待审")
    assert not offered(clerk, "通过")
    review_secrecy(sign_in(office.secrecy_reviewer), draft)
    chief = sign_in(office.reviewer)
    open_form(chief, draft)
    press(chief, "通过")
    reads(citizen, record, OLD, not_yet=NEW)
    assert citizen.request.get(old_file).status == 200
    assert citizen.request.get(new_file).status == 404
    assert citizen.request.get(f"/disclosures/{draft.pk}/").status == 404

    # Published: the same address has the new words and says what was changed.
    desk = sign_in(office.publisher)
    desk.goto(f"{LIST}?waiting=to_publish")
    desk.get_by_role("link", name=TITLE).click()
    press(desk, "发布")
    see_state(desk, "已发布")
    see(desk, "第2版")
    reads(citizen, record, NEW, not_yet=OLD)
    citizen.goto(record.get_absolute_url())
    expect(citizen.get_by_role("region", name="修改说明")).to_contain_text(NOTE)
    # The file that went says so and leads on; the new one and the one that stayed are there.
    assert citizen.goto(old_file).status == 410
    see(citizen, "这个附件已被替换或者移除")
    citizen.get_by_role("link", name=TITLE).click()
    for name in ("新流程", "公示表"):
        expect(citizen.get_by_role("link", name=name).first).to_be_visible()
    assert citizen.request.get(new_file).status == 200
