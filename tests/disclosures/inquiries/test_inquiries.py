"""Inquiries: what may go out, what is counted, and what never leaves the office."""

import io
from datetime import date

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db import IntegrityError, transaction
from django.urls import reverse

from disclosures.inquiries.models import Inquiry
from disclosures.publishing.errors import NotAllowed
from portal.annual_report.figures import values
from tests.making import LATER, NOW, do, make_version, publish_version, signed_in, upload
from tests.rooms import ROOMS
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db
ROOM = next(room for room in ROOMS if room.name == "inquiry")
HEADINGS = "标题,渠道,工单号,收到日期,来件原文,来件人,来件人联系方式,答复日期"
ROWS = """关于公交卡的咨询,12328,20180601-1,2018-06-01,公交卡能否异地使用,示例一,12345,2018-06-04
反映路面损坏,民心网,20180601-1,2018-06-01,村口路面有坑,,,
"""


def admin_url(name, *args):
    return reverse(admin_urlname(Inquiry._meta, name), args=args)


def imported(clerk, rows=ROWS, confirm=True):
    """The preview of an import, confirmed where asked."""
    sheet = upload("工单.csv", f"{HEADINGS}\n{rows}".encode("utf-8-sig"))
    address = clerk.post(admin_url("exchange_import"), {"sheet": sheet}).url
    plan = clerk.get(address).context["plan"]
    if confirm:
        clerk.post(address, {"digest": plan.digest})
    return [(row.result, row.notes) for row in plan.rows]


def test_work_orders_come_in_by_their_number_and_a_second_import_changes_nothing(office):
    clerk = signed_in(office.editor)
    assert [result for result, _ in imported(clerk)] == ["new", "new"]
    assert Inquiry.objects.count() == 2  # the same number on two channels is two work orders
    first = Inquiry.objects.get(channel="12328")
    assert (first.answered_on, first.asker_name, first.state) == (
        *(date(2018, 6, 4), "示例一"),
        "draft",
    )
    assert imported(clerk) == [("unchanged", []), ("unchanged", [])]
    assert Inquiry.objects.count() == 2
    answered = ROWS.replace("村口路面有坑,,,", "村口路面有坑,,,2018-06-05")
    assert [result for result, _ in imported(clerk, answered)] == ["unchanged", "changed"]
    assert Inquiry.objects.get(channel="minxin").answered_on == date(2018, 6, 5)


def test_a_work_order_that_comes_again_does_not_undo_how_the_office_has_put_it(office):
    clerk = signed_in(office.editor)
    imported(clerk)
    Inquiry.objects.filter(channel="12328").update(title="关于公交卡异地使用的咨询")
    (result, notes), _ = imported(clerk)
    assert (result, notes) == ("unchanged", ["“标题”不能用表格修改，没有写入"])
    assert Inquiry.objects.get(channel="12328").title == "关于公交卡异地使用的咨询"


def test_the_database_itself_keeps_one_record_for_a_work_order(office):
    ROOM.make(office, "draft", work_order="A1")
    ROOM.make(office, "draft", work_order="A1", channel="letter")
    ROOM.make(office, "draft")
    ROOM.make(office, "draft")
    with pytest.raises(IntegrityError), transaction.atomic():
        ROOM.make(office, "draft", work_order="A1")


def test_a_discarded_work_order_may_be_entered_again_and_versions_share_theirs(office):
    ROOM.make(office, "discarded", work_order="A1")
    item = ROOM.make(office, work_order="A1", registration="ZX2018-00007")
    item = publish_version(office, item, at=LATER, title="修改以后")
    assert (item.work_order, item.registration) == ("A1", "ZX2018-00007")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"body": ""}, "请填写公开的答复"),
        ({"question": ""}, "公开的问题"),
        ({"answered_on": None}, "答复日期"),
        ({"answered_on": date(2018, 5, 1)}, "答复日期早于收到日期"),
        ({"is_hard": True}, "写明理由"),
        ({"consent": "no"}, "不同意公开"),
        ({"title": "网上来件（ZX2018-00001）", "registration": "ZX2018-00001"}, "标题里还是"),
    ],
)
def test_an_answer_that_may_not_go_out_is_not_submitted(office, fields, why):
    item = ROOM.make(office, "draft", **fields)
    with pytest.raises(NotAllowed, match=why):
        do(item, "submit", by=office.editor)


def test_who_does_not_agree_to_publication_may_be_registered_alone(office):
    ground = {"disclosure_attribute": "withheld", "attribute_ground": "来件人不同意公开"}
    assert ROOM.make(office, "approved", consent="no", body="", **ground).state_label == "已登记"


def test_personal_data_in_the_public_question_stop_the_review(office):
    words = "我是示例一，电话" + "138" + "00138000"
    item = ROOM.make(office, "submitted", question_original=words)
    item = do(item, "review_secrecy", by=office.secrecy_reviewer)
    assert do(item, "approve", by=office.reviewer).state == "approved"
    item = do(ROOM.make(office, "submitted", question=words), "review_secrecy",
              by=office.secrecy_reviewer)  # fmt: skip
    with pytest.raises(NotAllowed, match="个人信息"):
        do(item, "approve", by=office.reviewer)


def test_answered_ones_count_published_or_not(citizen, office, unit, bureau):
    ROOM.make(office, title="公开的答复")
    ROOM.make(office, "draft", title="没有公开的答复", channel="minxin", organisation=unit)
    ROOM.make(office, "discarded")
    ROOM.make(office, "draft", answered_on=None)
    ROOM.make(office, "draft", answered_on=date(2019, 1, 1))
    make_version(office, ROOM.make(office, answered_on=date(2018, 12, 31)))
    counted = [values(node, 2018, ["inquiries_answered"])["inquiries_answered"]
               for node in (bureau, unit)]  # fmt: skip
    assert counted == [3, 1]
    for address in ("/reports/2018/figures/inquiries_answered/", "/inquiries/years/2018/"):
        page = citizen.get(address).content.decode()
        assert "民心网" in page and "5月" in page and "公开的答复" not in page
    rows = citizen.get("/inquiries/years/2018/").context["rows"]
    assert rows[4]["cells"] == ["5月", 1, 1, 2] and rows[-1]["cells"] == ["全年", 1, 2, 3]
    assert citizen.get("/inquiries/years/1999/").status_code == 404
    assert 'href="/inquiries/years/2018/"' in citizen.get("/inquiries/").content.decode()


def test_staff_see_where_each_answer_stands_and_narrow_by_it(office):
    ROOM.make(office, "draft", title="按期的来件")
    ROOM.make(office, "draft", title="逾期的来件", answered_on=date(2018, 6, 7))
    ROOM.make(office, "draft", title="超期的来件", answered_on=None)
    ROOM.make(
        office, "draft", title="复杂的来件", answered_on=date(2018, 6, 7), is_hard=True,
        hard_reason="需要核查",
    )  # fmt: skip
    clerk = signed_in(office.editor)
    expected = {
        "met": {"按期的来件", "复杂的来件"},
        "met_late": {"逾期的来件"},
        "late": {"超期的来件"},
        "due": set(),
    }
    for standing, titles in expected.items():
        shown = clerk.get(admin_url("changelist"), {"clock": standing}).context["cl"].result_list
        assert {item.title for item in shown} == titles, standing
    form = clerk.get(admin_url("change", Inquiry.objects.get(title="超期的来件").pk))
    assert "应当在2018-06-06前（含当日）答复" in form.content.decode()


def test_the_list_of_staff_asks_no_more_when_there_are_hundreds(office):
    clerk = signed_in(office.editor)
    ROOM.make(office, "draft", answered_on=None)
    few = queries(clerk, admin_url("changelist") + "?clock=late")
    Inquiry.objects.bulk_create(
        Inquiry(title=f"来件{n}", organisation=office.organisation, received_on=date(2018, 5, 28))
        for n in range(300)
    )
    assert queries(clerk, admin_url("changelist") + "?clock=late") == few


def test_a_section_that_handles_an_inquiry_is_named_to_staff_alone(citizen, office, section):
    item = ROOM.make(office, assigned_to=section)
    assert section.name not in citizen.get(item.get_absolute_url()).content.decode()
    sheet = b"".join(citizen.get("/inquiries/export.csv").streaming_content).decode("utf-8-sig")
    heading = next(iter(io.StringIO(sheet)))
    for word in ("承办", "来件人", "原文", "工单", "登记编号", "复杂"):
        assert word not in heading
    page = signed_in(office.editor).get(admin_url("changelist")).content.decode()
    assert section.name in page


def test_the_day_of_publication_has_nothing_to_do_with_the_clock(office):
    item = ROOM.make(office, at=NOW)
    assert item.first_published_at == NOW and item.answered_on == date(2018, 5, 30)
