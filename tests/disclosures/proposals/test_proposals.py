"""Proposals: what may go out, whose opinion counts, what the year's page and figures count."""

from datetime import date

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse

from disclosures.proposals.actions import note_opinion
from disclosures.proposals.kinds import USUAL_CLASSES
from disclosures.proposals.models import Proposal, ProposalClass
from disclosures.publishing.errors import NotAllowed
from portal.annual_report.figures import values
from tests.making import LATER, NOW, do, make_item, make_version, publish_version, signed_in
from tests.rooms import ROOMS

pytestmark = pytest.mark.django_db
ROOM = next(room for room in ROOMS if room.name == "proposal")
IDS = ("npc_suggestions", "cppcc_proposals", "proposals_satisfaction_percent")


def note(item, office, satisfaction="satisfied", redone_on=None, second="", by=None):
    said = {"satisfaction": satisfaction, "redone_on": redone_on, "second_satisfaction": second}
    return note_opinion(item, **said, by=by or office.editor, at=LATER)


def figures(organisation):
    return [values(organisation, 2018, [id])[id] for id in IDS]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"body": ""}, "请填写复文"),
        ({"is_reply_public": False}, "复文不公开"),
        ({"replied_on": date(2018, 1, 31)}, "答复日期早于交办日期"),
        ({"satisfaction": "satisfied", "redone_on": date(2018, 5, 1)}, "不满意的才需要"),
        ({"satisfaction": "dissatisfied", "second_satisfaction": "mostly"}, "重新答复日期"),
        ({"satisfaction": "dissatisfied", "redone_on": date(2018, 4, 1)}, "早于答复日期"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_not_submitted(office, fields, why):
    item = ROOM.make(office, "draft", **fields)
    with pytest.raises(NotAllowed, match=why):
        do(item, "submit", by=office.editor)


def test_a_reply_that_stays_inside_is_registered_alone(office):
    ground = {"disclosure_attribute": "withheld", "attribute_ground": "《条例》第十六条"}
    item = ROOM.make(office, "approved", is_reply_public=False, body="", **ground)
    assert item.state_label == "已登记"


def test_the_opinion_comes_in_when_the_record_is_public_already(citizen, office):
    item = ROOM.make(office)
    item = note(item, office, "dissatisfied", date(2018, 5, 10), "mostly")
    assert (item.state, item.version, item.second_satisfaction) == ("published", 1, "mostly")
    assert Proposal.objects.with_opinion().content().count() == 1
    assert "基本满意" not in citizen.get(item.get_absolute_url()).content.decode()


def test_a_new_version_leaves_the_opinion_with_the_record(office):
    item = ROOM.make(office)
    version = make_version(office, item, title="修改以后的题名")
    with pytest.raises(NotAllowed, match="原信息"):
        note(version, office)
    note(item, office, "mostly")
    version.satisfaction = "dissatisfied"
    version.save()
    published = publish_version_of(office, version)
    assert (published.title, published.satisfaction) == ("修改以后的题名", "mostly")


def publish_version_of(office, version):
    for verb in ("submit", "review_secrecy", "approve", "publish"):
        version = do(version, verb, by=office.person_for(verb), at=LATER)
    return version


def test_an_opinion_is_noted_by_drafters_of_the_body_about_an_answer(office, stranger, neighbours):
    item = ROOM.make(office)
    for nobody in (office.publisher, stranger, neighbours.editor):
        with pytest.raises(NotAllowed):
            note(item, office, by=nobody)
    with pytest.raises(NotAllowed, match="还没有答复"):
        note(make_item(Proposal, office, title="未答复"), office)
    with pytest.raises(NotAllowed, match="重新办理"):
        note(item, office, "satisfied", date(2018, 5, 10))


def test_the_form_of_an_opinion_keeps_what_was_typed(office):
    item = ROOM.make(office)
    clerk = signed_in(office.editor)
    url = reverse(admin_urlname(Proposal._meta, "opinion"), args=[item.pk])
    change = reverse(admin_urlname(Proposal._meta, "change"), args=[item.pk])
    assert url in clerk.get(change).content.decode()
    sent = {"satisfaction": "satisfied", "redone_on": "2018年5月10日", "second_satisfaction": ""}
    page = clerk.post(url, sent)
    assert "请核对满意程度" in page.content.decode() and "2018年5月10日" in page.content.decode()
    answer = clerk.post(url, {**sent, "satisfaction": "dissatisfied"}, follow=True)
    assert "满意程度已登记" in answer.content.decode()
    item.refresh_from_db()
    assert (item.satisfaction, item.redone_on) == ("dissatisfied", date(2018, 5, 10))
    reader = signed_in(office.publisher)
    assert url not in reader.get(change).content.decode()
    assert reader.get(url).url == change


def test_handled_ones_count_published_or_not_and_what_was_given_up_does_not(office, unit, bureau):
    satisfied = {"satisfaction": "satisfied"}
    ROOM.make(office, **satisfied)
    ROOM.make(office, "draft", organisation=unit, **satisfied)
    ROOM.make(office, "withdrawn", kind="cppcc", satisfaction="mostly")
    ROOM.make(office, "discarded", satisfaction="dissatisfied")
    ROOM.make(office, "draft", replied_on=date(2019, 1, 2), satisfaction="dissatisfied")
    redone = {"satisfaction": "dissatisfied", "redone_on": date(2018, 5, 1)}
    ROOM.make(office, "draft", kind="cppcc", **redone, second_satisfaction="satisfied")
    ROOM.make(office, "draft", kind="cppcc")
    published = ROOM.make(office, **satisfied)
    make_version(office, published)
    assert figures(bureau) == [3, 3, 100]
    assert figures(unit) == [1, 0, 100]
    ROOM.make(office, "draft", satisfaction="dissatisfied")
    assert figures(bureau) == [4, 3, 83.33]


def test_the_page_of_a_figure_lists_only_what_is_public(citizen, office):
    ROOM.make(office, title="公开的答复", satisfaction="satisfied")
    ROOM.make(office, "draft", title="没有公开的答复", satisfaction="satisfied")
    for id in (IDS[0], IDS[2]):
        page = citizen.get(f"/reports/2018/figures/{id}/").content.decode()
        assert "公开的答复" in page and "没有公开的答复" not in page
    assert "2除以2" in page


def test_the_year_page_shows_numbers_with_their_definitions_and_no_record(citizen, office):
    given = {"result_class": ProposalClass.objects.get(code="A"), "proposers": "示例一"}
    ROOM.make(office, satisfaction="mostly", **given)
    ROOM.make(office, "draft", title="没有公开的答复", kind="cppcc", satisfaction="dissatisfied")
    ROOM.make(office, "draft", replied_on=None)
    assert 'href="/proposals/years/2018/"' in citizen.get("/proposals/").content.decode()
    page = citizen.get("/proposals/years/2018/")
    text = page.content.decode()
    assert [c["number"] for c in page.context["table"][0]["cells"]] == [1, 1, 2]
    assert "A类（已经解决或者基本解决）" in text
    assert "66.67%" in text and "2除以3" in text  # 办结率
    assert "50%" in text and "1除以2" in text  # 满意率
    assert "已经反馈意见的件数" in text and "没有公开的答复" not in text and "示例一" not in text
    assert citizen.get("/proposals/years/1999/").status_code == 404
    assert citizen.get("/proposals/years/2017/").status_code == 200


def test_the_usual_classes_come_with_the_portal_and_their_wording_is_the_offices(office):
    assert dict(ProposalClass.objects.values_list("code", "wording")) == USUAL_CLASSES
    item = ROOM.make(office, result_class=ProposalClass.objects.get(code="C"))
    ProposalClass.objects.filter(code="C").update(wording="列入规划")
    item = Proposal.objects.select_related("result_class").get(pk=item.pk)
    assert str(item.result_class) == "C类（列入规划）"
    keeper = signed_in(office.second_reviewer)
    form = reverse(admin_urlname(ProposalClass._meta, "change"), args=[item.result_class_id])
    assert 'name="wording"' in keeper.get(form).content.decode()
    assert 'name="code"' not in keeper.get(form).content.decode()
    delete = reverse(admin_urlname(ProposalClass._meta, "delete"), args=[item.result_class_id])
    assert keeper.get(delete).status_code == 403
    assert signed_in(office.editor).get(form).status_code == 403


def test_staff_see_where_each_duty_stands_and_narrow_by_it(office):
    ROOM.make(office, "draft", title="没有公开的答复")
    ROOM.make(office, title="逾期公开的答复")
    ROOM.make(office, "draft", title="没有答复", replied_on=None, assigned_on=date(2099, 1, 1))
    clerk = signed_in(office.editor)
    address = reverse(admin_urlname(Proposal._meta, "changelist"))
    shown = {
        standing: clerk.get(address, {"clock": standing}).content.decode()
        for standing in ("late", "met_late", "due", "met")
    }
    assert "没有公开的答复" in shown["late"] and "已超期" in shown["late"]
    assert "逾期公开的答复" in shown["met_late"] and "没有答复" in shown["due"]
    assert "的答复" not in shown["met"]


def test_a_title_without_the_number_is_pointed_out(office):
    item = ROOM.make(office, "draft", title="一份答复")
    form = signed_in(office.editor).get(
        reverse(admin_urlname(Proposal._meta, "change"), args=[item.pk])
    )
    assert "关于市第十一届人大一次会议第12号建议的答复" in form.content.decode()


def test_a_second_publication_keeps_the_first_day_for_the_clock(office):
    item = ROOM.make(office, replied_on=date(2018, 5, 28), at=NOW)
    item = publish_version(office, item, at=LATER, title="修改以后")
    assert item.first_published_at == NOW
