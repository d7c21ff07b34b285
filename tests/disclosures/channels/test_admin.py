"""The page behind 发布渠道 on the form of a record, the public line, and who keeps the channels."""

from datetime import date, timedelta

import pytest

from disclosures.channels.actions import add_dissemination
from disclosures.channels.models import Channel, Dissemination
from tests.making import NOW, make_document, make_version, signed_in

DAY = date(2018, 5, 28)
URL = "https://daily.example/3.html"
CHANNELS = "/admin/disclosures/channel/"


def page(item):
    return f"/admin/disclosures/document/{item.pk}/channels/"


def sent(channel, /, **fields):
    return {"channel": channel.pk, "carried_on": "2018-05-28", "url": URL, "note": "", **fields}


def carry(office, document, channel, **said):
    return add_dissemination(
        document, channel, by=office.editor, at=NOW, **{"carried_on": DAY, **said}
    )


@pytest.mark.parametrize("state", ["draft", "submitted", "published", "withdrawn"])
def test_a_drafter_finds_the_button_adds_and_strikes_out(office, channel, state):
    document = make_document(office, state)
    browser = signed_in(office.editor)
    form = browser.get(f"/admin/disclosures/document/{document.pk}/change/").content.decode()
    assert f'<a href="{page(document)}">发布渠道</a>' in form
    answer = browser.post(page(document), sent(channel), follow=True).content.decode()
    assert "已登记“章原日报（2018-05-28）”" in answer
    kept = Dissemination.objects.of(document).get()
    answer = browser.post(f"{page(document)}{kept.pk}/remove/", follow=True)
    assert "已删除“章原日报（2018-05-28）”" in answer.content.decode()
    assert not Dissemination.objects.exists()


def test_what_is_refused_is_said_and_what_was_typed_stays(office, channel, foreign):
    document = make_document(office, "published")
    browser = signed_in(office.editor)
    later = "2999-01-01"
    for fields, words in (
        ({"carried_on": later}, "发布日期不能晚于今天"),
        ({"url": "ftp://a.example/"}, "网址要以 http:// 或者 https:// 开头"),
        ({"channel": foreign.pk}, "选择一个有效的选项"),
        ({"carried_on": ""}, "必填"),
    ):
        text = browser.post(page(document), sent(channel, **fields)).content.decode()
        assert words in text, fields
    assert later in browser.post(page(document), sent(channel, carried_on=later)).content.decode()
    assert not Dissemination.objects.exists()


@pytest.mark.parametrize("person", ["reviewer", "publisher"])
def test_colleagues_without_drafting_read_and_no_more(office, channel, request, person):
    document = make_document(office, "published")
    kept = carry(office, document, channel, note="第3版")
    browser = signed_in(request.getfixturevalue(person))
    text = browser.get(page(document)).content.decode()
    assert "章原日报" in text and "第3版" in text
    assert "删除" not in text and 'name="channel"' not in text
    assert browser.post(page(document), sent(channel)).status_code == 403
    answer = browser.post(f"{page(document)}{kept.pk}/remove/", follow=True)
    assert "您不能登记这条信息的发布渠道" in answer.content.decode()
    assert Dissemination.objects.count() == 1


def test_strangers_and_administrators_do_not_open_the_page(
    office, channel, stranger, administrator, citizen
):
    document = make_document(office, "published")
    kept = carry(office, document, channel)
    for user, expected in ((stranger, {404}), (administrator, {403, 404})):
        browser = signed_in(user)
        assert browser.get(page(document)).status_code in expected
        assert browser.post(f"{page(document)}{kept.pk}/remove/").status_code in expected
    assert citizen.get(page(document)).status_code == 302
    assert Dissemination.objects.count() == 1


def test_nothing_is_struck_out_by_following_a_link_or_through_another_record(office, channel):
    document, other = make_document(office, "published"), make_document(office, "published")
    kept = carry(office, document, channel)
    browser = signed_in(office.editor)
    assert browser.get(f"{page(document)}{kept.pk}/remove/").status_code == 405
    assert browser.post(f"{page(other)}{kept.pk}/remove/").status_code == 404
    assert Dissemination.objects.count() == 1


def test_the_button_of_a_version_leads_to_the_page_of_its_record(office, channel):
    document = make_document(office, "published")
    version = make_version(office, document, title="新的标题")
    browser = signed_in(office.editor)
    form = browser.get(f"/admin/disclosures/document/{version.pk}/change/").content.decode()
    assert page(document) in form and page(version) not in form
    assert browser.get(page(version)).status_code == 404


def test_the_page_asks_no_more_when_there_is_more(office, bureau, django_assert_max_num_queries):
    document = make_document(office, "published")
    for n in range(8):
        channel = Channel.objects.create(organisation=bureau, kind="radio", name=f"台{n}")
        carry(office, document, channel)
    browser = signed_in(office.editor)
    browser.get(page(document))
    with django_assert_max_num_queries(14):
        browser.get(page(document))


# --- what the public reads
def test_the_public_page_names_channel_and_day_with_the_link_and_without_the_note(
    office, citizen, channel, account
):
    document = make_document(office, "published")
    assert "同时发布于" not in citizen.get(document.get_absolute_url()).content.decode()
    carry(office, document, channel, url=URL, note="内部备注")
    carry(office, document, account, carried_on=date(2018, 5, 29))
    text = citizen.get(document.get_absolute_url()).content.decode()
    line = text[text.index("同时发布于：") : text.index("</p>", text.index("同时发布于："))]
    assert f'<a href="{URL}" rel="external noopener">章原日报</a>' in line
    assert line.index("2018-05-28") < line.index("章原交通") < line.index("2018-05-29")
    assert "内部备注" not in text and account.url not in text


def test_the_public_page_asks_no_more_when_it_was_carried_more_often(
    office, citizen, channel, django_assert_num_queries
):
    document = make_document(office, "published")
    carry(office, document, channel)
    with django_assert_num_queries(1):
        one = list(Dissemination.objects.shown_with(document))
    for n in range(1, 9):
        carry(office, document, channel, carried_on=DAY - timedelta(days=n))
    with django_assert_num_queries(1):
        many = [str(one.channel) for one in Dissemination.objects.shown_with(document)]
    assert (len(one), len(many)) == (1, 9)
    assert citizen.get(document.get_absolute_url()).content.decode().count("章原日报") == 9


@pytest.mark.parametrize("state", ["draft", "approved", "withdrawn", "withdrawn_silently"])
def test_a_hidden_record_shows_its_channels_on_no_public_page(citizen, office, channel, state):
    Channel.objects.filter(pk=channel.pk).update(name="彧翀翛报")
    document = make_document(office, state, files=["通知.pdf"])
    carry(office, document, channel, url="https://leak.example/")
    addresses = ["/", "/disclosures/", "/search/?q=彧翀翛报", "/api/v1/search?q=彧翀翛报"]
    addresses += ["/reports/2018/", "/reports/2018/figures.json", document.get_absolute_url()]
    addresses += [file.get_absolute_url() for file in document.attachments]
    for address in addresses:
        text = citizen.get(address).content.decode().replace("?q=彧翀翛报", "")
        assert "leak.example" not in text, address
        assert "（2018-05-28）" not in text, address
        if "q=" not in address:
            assert "彧翀翛报" not in text, address


# --- the list of channels
def test_the_administrator_keeps_the_channels_and_nobody_deletes_one(administrator, bureau):
    browser = signed_in(administrator)
    fields = {"organisation": bureau.pk, "kind": "weibo", "name": "章原交通", "order": 0}
    fields |= {"url": "https://weibo.example/zyjt", "is_active": "on"}
    assert browser.post(f"{CHANNELS}add/", fields).status_code == 302
    kept = Channel.objects.get()
    assert browser.post(f"{CHANNELS}{kept.pk}/delete/", {"post": "yes"}).status_code == 403
    again = browser.post(f"{CHANNELS}add/", fields).content.decode()
    assert "这个单位已经有同类同名的渠道" in again
    assert Channel.objects.count() == 1


@pytest.mark.parametrize("person", ["editor", "reviewer", "publisher", "stranger"])
def test_others_do_not_keep_the_list(db, request, person):
    assert signed_in(request.getfixturevalue(person)).get(CHANNELS).status_code == 403
