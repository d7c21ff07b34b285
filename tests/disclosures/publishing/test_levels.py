"""三审三校: how many levels an item passes, each by another person, under which words."""

import pytest

from disclosures.publishing.access import available_verbs, label_of
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import reviews_of
from disclosures.publishing.models import ReviewPolicy
from tests.making import (
    REVIEWER,
    SECOND_REVIEWER,
    do,
    make_document,
    make_user,
    make_version,
    signed_in,
)


def policy(organisation, levels, kind=""):
    return ReviewPolicy.objects.create(organisation=organisation, levels=levels, kind=kind)


@pytest.fixture
def strict(office, bureau):
    policy(bureau, 3)
    return office


def test_without_a_policy_the_setting_decides(office, settings):
    assert make_document(office, "submitted").levels == 1
    settings.REVIEW_LEVELS = 2
    assert make_document(office, "submitted").levels == 2


def test_a_policy_of_a_body_holds_for_the_nodes_below_it(office, bureau, unit, sibling):
    policy(bureau, 3)
    policy(sibling, 2)
    assert make_document(office, "submitted", organisation=unit).levels == 3


def test_the_nearest_body_decides(office, bureau, unit):
    policy(bureau, 3)
    policy(unit, 2)
    assert make_document(office, "submitted", organisation=unit).levels == 2
    assert make_document(office, "submitted").levels == 3


def test_a_policy_for_the_kind_goes_before_the_nearest_body(office, bureau, unit):
    policy(bureau, 3, "document:notice")
    policy(unit, 1)
    place = {"organisation": unit, "made_on": "2018-05-01"}
    assert make_document(office, "submitted", kind="notice", **place).levels == 3
    assert make_document(office, "submitted", kind="news", **place).levels == 1


def test_an_item_under_review_keeps_its_levels_when_the_policy_changes(strict, bureau):
    document = make_document(strict, "submitted")
    ReviewPolicy.objects.update(levels=1)
    document = do(document, "review_secrecy", by=strict.secrecy_reviewer)
    document = do(document, "approve", by=strict.reviewer)
    assert (document.state, document.level, document.levels) == ("submitted", 2, 3)


def test_three_levels_are_passed_one_by_one_under_their_names(strict):
    document = make_document(strict, "submitted")
    seen = []
    document = do(document, "review_secrecy", by=strict.secrecy_reviewer)
    for person in (strict.reviewer, strict.second_reviewer, strict.final_reviewer):
        seen.append((document.state_label, label_of("approve", document)))
        document = do(document, "approve", by=person)
    assert seen == [("待初审", "通过"), ("待复审", "通过"), ("待终审", "签发")]
    assert (document.state_label, document.approved_by) == ("待发布", strict.final_reviewer)
    levels = [step.changes["level"] for step in reviews_of(document) if step.verb == "approve"]
    assert levels == [1, 2, 3]


def test_with_a_single_level_the_words_are_plain(office):
    document = make_document(office, "submitted")
    assert (document.state_label, label_of("approve", document)) == ("待审核", "通过")


def test_a_new_version_that_waits_says_so(office, strict):
    record = make_document(office, "submitted")
    ReviewPolicy.objects.all().delete()
    record = make_document(office, "published")
    draft = do(make_version(office, record), "submit", by=office.editor)
    assert draft.state_label == "修改待审"
    assert make_document(office, "published").state_label == "已发布"


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_level_belongs_to_its_own_role(strict, level):
    document = do(make_document(strict, "submitted"), "review_secrecy", by=strict.secrecy_reviewer)
    people = [strict.reviewer, strict.second_reviewer, strict.final_reviewer]
    for person in people[: level - 1]:
        document = do(document, "approve", by=person)
    for number, person in enumerate(people, 1):
        assert ("approve" in available_verbs(person, document)) == (number == level)


def test_nobody_passes_two_levels_of_the_same_text(strict, bureau):
    both = make_user("both", role=REVIEWER, organisation=bureau)
    both.groups.add(both.groups.model.objects.get(name=SECOND_REVIEWER))
    document = do(make_document(strict, "submitted"), "approve", by=both)
    with pytest.raises(NotAllowed, match="不同的人"):
        do(document, "approve", by=both)
    # After a return the text is another one, and the count begins anew.
    document = do(document, "return_for_changes", by=strict.second_reviewer)
    document = do(document, "submit", by=strict.editor)
    assert document.level == 1
    assert do(document, "approve", by=both).level == 2


def test_the_last_level_waits_for_the_secrecy_review(strict):
    document = make_document(strict, "submitted")
    for person in (strict.reviewer, strict.second_reviewer):
        document = do(document, "approve", by=person)
    with pytest.raises(NotAllowed, match="保密审查"):
        do(document, "approve", by=strict.final_reviewer)
    document = do(document, "review_secrecy", by=strict.secrecy_reviewer)
    assert do(document, "approve", by=strict.final_reviewer).state == "approved"


def test_the_release_sheet_names_everybody_with_times(strict):
    document = make_document(strict, "submitted", files=["通知.txt"])
    document = do(document, "review_secrecy", by=strict.secrecy_reviewer, ground="第十四条审查")
    for person in (strict.reviewer, strict.second_reviewer, strict.final_reviewer):
        document = do(document, "approve", by=person, remark=f"{person}同意")
    document = do(document, "publish", by=strict.publisher)
    page = signed_in(strict.editor).get(f"/admin/disclosures/document/{document.pk}/sheet/")
    text = page.content.decode()
    for word in ("信息发布审核单", "拟稿", "初审", "复审", "终审", "保密审查", "第十四条审查"):
        assert word in text
    for person in ("editor", "reviewer", "second_reviewer", "final_reviewer", "publisher"):
        assert person in text
    assert text.count("2018-06-01 09:00") >= 6
    assert "附件：通知.txt" in text


def test_the_setting_is_kept_by_the_administrator_with_words_for_kinds(administrator, bureau):
    browser = signed_in(administrator)
    form = {"organisation": bureau.pk, "kind": "document:normative", "levels": 3}
    assert browser.post("/admin/disclosures/reviewpolicy/add/", form).status_code == 302
    assert "规范性文件" in browser.get("/admin/disclosures/reviewpolicy/").content.decode()
    form["kind"] = "nonsense"
    assert browser.post("/admin/disclosures/reviewpolicy/add/", form).status_code == 200
    assert ReviewPolicy.objects.count() == 1
