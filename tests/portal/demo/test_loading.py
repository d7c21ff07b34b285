"""The demonstration as the database holds it: the year's figures, what follows, a second run."""

from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import F

from disclosures.catalogue.models import CatalogueItem
from disclosures.channels.models import Channel, Dissemination
from disclosures.documents.models import Document
from disclosures.handover.models import DeliveryList, Receiver
from disclosures.organisations.models import Organisation
from disclosures.publishing.models import HistoryEntry
from disclosures.publishing.states import State
from disclosures.publishing.waiting import waiting_for
from disclosures.register.models import RegisterEntry
from disclosures.statute.working_days import load_published
from portal.annual_report.figures import values
from portal.demo.loading import ACCOUNTS, ROOMS, password_file
from portal.search.models import SearchEntry
from portal.search.sources import SOURCES
from requests_app.models import Application
from requests_app.outcomes import OUTCOMES

NOW = datetime(2020, 12, 1, 9, 0, tzinfo=UTC)
COUNTED = {
    "disclosures": 983,
    "images": 312,
    "normative_documents": 16,
    "systems_improved": 6,
    "convenience_measures": 24,
    "press_conferences": 1,
    "live_hotlines": 1,
    "live_hotline_questions": 12,
    "interpretations": 3,
    "live_interpretations": 1,
    "npc_suggestions": 7,
    "cppcc_proposals": 10,
    "proposals_satisfaction_percent": 100,
    "projects_in_trading_centre_percent": 100,
    "inquiries_answered": 3603,
    "service_items_entered": 18,
    "service_items_hall": 18,
    "service_items_subcentre": 7,
    "middle_cadres": 75,
    "applications_received": 3,
    "applications_open": 2,
    "applications_withheld": 1,
    "reconsiderations": 0,
    "litigations": 0,
    "appeals": 0,
}
KEPT_IN = (
    *(Document, HistoryEntry, Dissemination, RegisterEntry, DeliveryList, Channel, Receiver),
    *(CatalogueItem, SearchEntry, *ROOMS),
)


def titled(words) -> Document:
    return Document.objects.get(title__contains=words, is_sample=True)


def test_the_year_2018_counts_as_the_bureau_reported(demonstration, citizen):
    assert values(demonstration, 2018) == COUNTED
    report = citizen.get("/reports/2018/").content.decode()
    for printed in ("983条", "300多幅", "16个", "6项", "24项"):
        assert printed in report
    public = sum(source.model.objects.visible().count() for source in SOURCES.values())
    assert SearchEntry.objects.count() == public


def test_a_second_run_changes_nothing(demonstration):
    before = [model.objects.count() for model in KEPT_IN]
    call_command("load_demo")
    assert [model.objects.count() for model in KEPT_IN] == before


def test_what_an_older_demonstration_lacks_is_added(demonstration):
    """As after an update: a document and an account are missing, all else is there."""
    before = [model.objects.count() for model in KEPT_IN]
    missing = titled("国省干线春季养护早动手")
    SearchEntry.objects.filter(object_id=missing.pk).delete()
    missing.delete()
    get_user_model().objects.filter(username="final").update(username="somebody")
    passwords = password_file().read_text("utf-8").splitlines()
    call_command("load_demo")
    histories = KEPT_IN.index(HistoryEntry)
    before[histories] += 1  # the deleted one's stays, as it must
    assert [model.objects.count() for model in KEPT_IN] == before
    drawn = set(password_file().read_text("utf-8").splitlines()) ^ set(passwords)
    assert [line.split()[0] for line in drawn] == ["final", "final"]
    assert values(demonstration, 2018) == COUNTED


def test_every_state_of_the_workflow_and_every_attribute_is_there_to_be_looked_at(demonstration):
    assert set(Document.with_versions.values_list("state", flat=True)) == set(State)
    attributes = set(Document.objects.values_list("disclosure_attribute", flat=True))
    assert attributes == {"proactive", "on_request", "withheld"}
    for model in (Document.with_versions, RegisterEntry.objects, Organisation.objects):
        assert not model.filter(is_sample=False).exists()


def test_pages_of_the_demonstration_say_that_it_is_one(demonstration, citizen):
    for address in ("/", "/disclosures/", "/reports/2018/"):
        assert "演示数据" in citizen.get(address).content.decode()


def test_documents_that_are_no_longer_in_force_say_since_when_and_by_what(demonstration, citizen):
    ended = Document.objects.ended() | Document.objects.filter(validity="amended")
    assert ended.count() == 5
    assert not ended.filter(validity_changed_on=None).exists()
    repealed = titled("行政处罚裁量权适用规则")
    page = citizen.get(repealed.get_absolute_url()).content.decode()
    assert "【已废止】" in page
    assert repealed.validity_decided_by.get_absolute_url() in page
    assert repealed.successor.get_absolute_url() in page
    page = citizen.get(repealed.validity_decided_by.get_absolute_url()).content.decode()
    assert "本文件废止了" in page and "本文件宣布失效" in page


def test_one_document_has_a_second_version_and_one_a_version_in_review(demonstration, citizen):
    guide = titled("政府信息公开指南")
    assert (guide.version, guide.first_published_at.year) == (2, 2018)
    page = citizen.get(guide.get_absolute_url()).content.decode()
    assert "二十个工作日内答复" in page and "修改说明" in page
    waiting = Document.with_versions.get(state="submitted", revision_of__isnull=False)
    assert waiting.state_label == "修改待审"
    page = citizen.get(waiting.revision_of.get_absolute_url()).content.decode()
    assert "电子证照代替原件" not in page


def test_what_left_the_public_answers_as_it_left(demonstration, citizen):
    moved = Document.objects.exclude(moved_to=None).get()
    assert citizen.get(moved.get_absolute_url()).url == moved.moved_to.get_absolute_url()
    for state in (State.DISPLAY_ENDED, State.WITHDRAWN_SILENTLY):
        gone = Document.objects.get(state=state)
        assert citizen.get(gone.get_absolute_url()).status_code == 410


def test_channels_carried_some_of_the_documents(demonstration, citizen):
    assert Dissemination.objects.count() == 28
    page = citizen.get(titled("网络预约出租汽车经营许可").get_absolute_url()).content.decode()
    assert "同时发布于" in page and "市日报" in page


def test_the_register_finds_its_documents_and_shows_what_is_not_public(demonstration):
    lines = RegisterEntry.objects.all()
    assert lines.exclude(document=None).count() == 144
    assert lines.filter(document=None).count() == 9
    overdue = lines.overdue(NOW.date(), load_published())
    numbers = set(overdue.values_list("document_number", flat=True))
    assert numbers == {"朝交发〔2018〕20号", "朝交发〔2018〕110号", "朝交办发〔2019〕6号"}


def test_the_archive_has_its_list_and_the_library_will_have_one(demonstration):
    lists = DeliveryList.objects.order_by("serial")
    assert [(one.receiver.name, one.is_handed_over, one.items.count()) for one in lists] == [
        ("市档案馆", True, 22),
        ("市图书馆", False, 22),
    ]


def test_every_column_of_the_catalogue_has_its_section(demonstration):
    kinds = set(CatalogueItem.objects.values_list("organisation__kind", flat=True))
    assert kinds == {"section"}


def test_every_account_finds_something_to_do(demonstration):
    first = {"editor": "returned", "secrecy": "secrecy", "publisher": "to_publish"}
    for name, *_ in ACCOUNTS:
        if name in ("clerk", "head"):
            continue  # their cases are no documents
        user = get_user_model().objects.get(username=name)
        assert waiting_for(user, Document, at=NOW)[first.get(name, "to_review")].exists(), name


def test_normative_documents_wait_at_each_of_three_levels(demonstration):
    waiting = Document.objects.filter(kind="normative", state="submitted").order_by("level")
    assert [(item.state_label, item.is_cleared) for item in waiting] == [
        ("待初审", False),
        ("待复审", False),
        ("待终审", True),
    ]
    for item, name in zip(waiting, ("reviewer", "second", "final"), strict=True):
        user = get_user_model().objects.get(username=name)
        assert item in waiting_for(user, Document, at=NOW)["to_review"]


def test_a_year_has_applications_with_every_outcome_and_none_missed_its_clock(demonstration):
    decided = Application.objects.decided_in(2024)
    assert set(decided.values_list("outcome", flat=True)) == set(OUTCOMES)
    assert not decided.filter(answered_on__gt=F("due_on")).exists()
    assert not Application.objects.exclude(is_sample=True).exists()
    assert set(Application.objects.received_in(2018).values_list("state", flat=True)) == {
        "archived"
    }
