"""Decisions: numbers are unique, annulment takes them back, the year counts what is not shown."""

from datetime import date

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.db import IntegrityError
from django.urls import reverse

from disclosures.decisions.actions import annul
from disclosures.decisions.models import AdministrativeDecision
from disclosures.publishing.errors import NotAllowed
from tests.making import FILES, LATER, WAYS, do, make_version, signed_in, upload
from tests.rooms import ROOMS

pytestmark = pytest.mark.django_db
ROOM = next(room for room in ROOMS if room.name == "decision")
SHEET = (
    "决定名称,决定书文号,种类,当事人类型,当事人,事由,决定日期,决定机关\n"
    "对示例一的处罚决定,章罚〔2018〕9号,行政处罚,自然人,示例一,示例一超限,2018-05-20,市交通局\n"
)


def said(**changes):
    return {
        **{"annulment": "revoked", "annulled_on": date(2018, 5, 30), "reason": "事实不清"},
        **changes,
    }


def admin_url(name, *args):
    return reverse(admin_urlname(AdministrativeDecision._meta, name), args=args)


def test_two_decisions_of_a_body_never_share_a_number(office, unit):
    ROOM.make(office, number="甲1号", title="先前的决定")
    with pytest.raises(NotAllowed, match="已用于“先前的决定”"):
        ROOM.make(office, "submitted", number="甲1号")
    assert ROOM.make(office, number="甲1号", organisation=unit).is_visible


def test_the_database_itself_refuses_the_full_name_of_a_person(office):
    with pytest.raises(IntegrityError):
        ROOM.make(office, "draft", party_kind="natural", party="示例一")


def test_who_may_withdraw_takes_an_annulled_decision_back_with_its_reason(citizen, office):
    item = annul(ROOM.make(office), **said(), by=office.publisher, at=LATER)
    assert (item.state, item.annulment) == ("withdrawn", "revoked")
    answer = citizen.get(item.get_absolute_url())
    assert answer.status_code == 410
    assert "2018-05-30被依法撤销" in answer.content.decode()
    assert "事实不清" in answer.content.decode()
    with pytest.raises(NotAllowed, match="不能公示"):
        do(item, "republish", by=office.publisher)
    with pytest.raises(NotAllowed, match="已经登记"):
        annul(item, **said(), by=office.publisher, at=LATER)


def test_the_drafter_puts_it_on_record_and_it_waits_to_be_taken_back(office):
    item = annul(ROOM.make(office), **said(), by=office.editor, at=LATER)
    assert item.is_visible
    assert list(AdministrativeDecision.objects.to_be_taken_back()) == [item]
    page = signed_in(office.publisher).get(admin_url("changelist") + "?take_back=due")
    assert "待撤回" in page.content.decode() and item.number in page.content.decode()
    version = make_version(office, item, party="示例公司")
    with pytest.raises(NotAllowed, match="不能公示"):
        do(version, "submit", by=office.editor)


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"reason": " "}, "理由"), ({"annulled_on": date(2018, 5, 1)}, "早于决定日期")],
)
def test_an_annulment_says_why_and_is_not_older_than_the_decision(office, changes, why):
    with pytest.raises(NotAllowed, match=why):
        annul(ROOM.make(office), **said(**changes), by=office.publisher, at=LATER)


def test_only_staff_of_the_body_put_an_annulment_on_record(office):
    item = ROOM.make(office)
    for person in (office.secrecy_reviewer, office.reviewer):
        with pytest.raises(NotAllowed, match="权限"):
            annul(item, **said(), by=person, at=LATER)
    version = make_version(office, item)
    with pytest.raises(NotAllowed, match="原信息"):
        annul(version, **said(), by=office.publisher, at=LATER)


def test_the_year_counts_acts_done_shown_or_not(citizen, office):
    ROOM.make(office)
    withheld = {"disclosure_attribute": "withheld", "attribute_ground": "《条例》第十六条"}
    ROOM.make(office, "approved", **withheld, body="")
    ROOM.make(office, "draft", kind="licence")
    ROOM.make(office, "discarded")
    ROOM.make(office, decided_on=date(2017, 12, 31))
    decided = AdministrativeDecision.objects.within(office.organisation).decided_in(2018)
    assert decided.of_kind("penalty").count() == 2
    assert decided.of_kind("licence").count() == 1
    rows = {row["kind"]: (row["total"], row["shown"]) for row in decided.by_kind()}
    assert rows == {"penalty": (2, 1), "licence": (1, 0)}
    page = citizen.get(reverse("decision-year", args=[2018]))
    assert [row["cells"][0]["number"] for row in page.context["table"]] == [1, 2, 0, 0, 3]
    assert citizen.get("/decisions/years/9/").status_code == 404


def send_sheet(browser):
    sent = {"sheet": upload("决定.csv", SHEET.encode())}
    address = browser.post(admin_url("exchange_import"), sent).url
    return address, browser.get(address).context["plan"]


def test_a_sheet_is_keyed_by_the_number_and_masks_persons_as_it_is_read(office):
    editor = signed_in(office.editor)
    address, plan = send_sheet(editor)
    assert [(row.result, row.notes) for row in plan.rows] == [("new", [])]
    editor.post(address, {"digest": plan.digest})
    item = AdministrativeDecision.objects.get()
    assert (item.party, item.title, item.matter) == ("示**", "对示**的处罚决定", "示**超限")
    _, again = send_sheet(editor)
    assert [row.result for row in again.rows] == ["unchanged"]


def test_the_form_masks_a_person_in_every_text(office):
    sent = {
        **{"title": "对示例一的处罚", "body": "示例一已经缴纳。", "party": "示例一"},
        **{"party_kind": "natural", "organisation": office.organisation.pk},
        "disclosure_attribute": "proactive",
        **{f"{FILES}-TOTAL_FORMS": 0, f"{FILES}-INITIAL_FORMS": 0},
    }
    assert signed_in(office.editor).post(admin_url("add"), sent).status_code == 302
    item = AdministrativeDecision.objects.get()
    assert (item.party, item.title) == ("示**", "对示**的处罚")
    assert "示例一" not in item.body


TOLD_ON = [
    *("/decisions/", "/decisions/export.csv", "/decisions/?q=罚款", "/feeds/kinds/decisions/"),
    *("/search/?q=罚款", "/api/v1/search?q=罚款"),
]
BESIDES = ["/", "/feeds/", "/sitemap.xml", "/sitemaps/decisions.xml"]


def read(answer) -> str:
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


def test_a_name_half_hidden_is_hidden_on_every_surface(office, citizen):
    """Neither half-hidden names nor two in one cell are public anywhere, nor in the history."""
    item = ROOM.make(office, "draft", party_kind="natural", party="示**")
    text = "示例一*、范例二*"
    said_of = {name: f"示例一和范例二的{name}" for name in ("title", "matter", "basis")}
    sent = {
        **{**said_of, "body": "<p>示例一和范例二已经缴纳。</p>", "result": "罚示例一"},
        **{"kind": "penalty", "number": item.number, "decided_on": "2018-05-28"},
        **{"party": text, "party_kind": "natural", "organ": "市交通运输局"},
        **{"category": "对示例一罚款", "organisation": office.organisation.pk},
        "disclosure_attribute": "proactive",
        **{f"{FILES}-TOTAL_FORMS": 0, f"{FILES}-INITIAL_FORMS": 0},
    }
    editor = signed_in(office.editor)
    assert editor.post(admin_url("change", item.pk), sent).status_code == 302
    item = AdministrativeDecision.objects.get()
    for verb in WAYS["published"]:
        item = do(item, verb, by=office.person_for(verb))
    pages = [read(citizen.get(address)) for address in [item.get_absolute_url(), *TOLD_ON]]
    desk = [admin_url("change", item.pk), admin_url("changelist"), admin_url("history", item.pk)]
    pages += [read(editor.get(address, follow=True)) for address in desk]
    assert all("示**和范**" in page for page in pages[: len(TOLD_ON)])
    for page in [*pages, *(read(citizen.get(address)) for address in BESIDES)]:
        assert "示例一" not in page and "范例二" not in page


def test_the_note_on_a_new_version_is_masked_as_well(office):
    """The note is public beside the version that it tells of."""
    item = ROOM.make(office, party_kind="natural", party="示**")
    version = make_version(office, item)
    sent = {
        **{"title": "对示例一的处罚", "body": "", "party": "示例一", "party_kind": "natural"},
        **{"organisation": office.organisation.pk, "disclosure_attribute": "proactive"},
        **{"change_kind": "major", "change_note": "更正示例一的罚款数额"},
        **{f"{FILES}-TOTAL_FORMS": 0, f"{FILES}-INITIAL_FORMS": 0},
    }
    assert signed_in(office.editor).post(admin_url("change", version.pk), sent).status_code == 302
    version.refresh_from_db()
    assert version.change_note == "更正示**的罚款数额"


def test_two_hundred_rows_lose_none_to_the_ones_that_are_wrong(office):
    """The dry run writes nothing; each wrong row is told by its number; the rest are taken."""
    head = "决定名称,决定书文号,种类,当事人类型,当事人,事由,决定内容,决定日期,决定机关"
    lines = [
        f"准予第{n}号许可,章许〔2018〕{n}号,行政许可,自然人,范例{n}样,范例{n}样申请,准予,2018-05-20,市局"
        for n in range(1, 201)
    ]
    wrong = {10: ("行政许可", "行政可许"), 50: ("2018-05-20", "2018-02-30"), 90: ("自然人", "")}
    for row, (old, new) in wrong.items():
        lines[row - 2] = lines[row - 2].replace(old, new)
    lines[150 - 2] = lines[149 - 2]  # the same number twice
    editor = signed_in(office.editor)
    sheet = upload("决定.csv", "\n".join([head, *lines]).encode())
    address = editor.post(admin_url("exchange_import"), {"sheet": sheet}).url
    plan = editor.get(address).context["plan"]
    refused = {row.number for row in plan.rows if row.result == "refused"}
    assert (len(plan.rows), refused - {149}) == (200, {*wrong, 150})
    assert AdministrativeDecision.objects.count() == 0
    editor.post(address, {"digest": plan.digest})
    taken = AdministrativeDecision.objects.all()
    assert taken.count() == 200 - len(refused)
    assert {one.party for one in taken} == {"范**"}


@pytest.mark.parametrize("party", ["示*一", "示例*", "示**、李四*", "示例一"])
def test_the_database_refuses_a_name_of_which_more_than_its_first_character_is_told(office, party):
    item = ROOM.make(office, party_kind="natural", party="示**、李*等三人")
    with pytest.raises(IntegrityError, match="natural_persons_are_masked"):
        AdministrativeDecision.objects.filter(pk=item.pk).update(party=party)
