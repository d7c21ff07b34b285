"""Verbs for many records at once: each is reported, none is skipped silently."""

from tests.making import make_document, signed_in

LIST = "/admin/disclosures/document/"


def press(person, verb, documents):
    form = {"action": f"{verb}_selected", "_selected_action": [d.pk for d in documents]}
    return signed_in(person).post(LIST, form)


def test_every_record_is_told_of_with_what_became_of_it(office):
    good = [make_document(office, "approved", title=f"可以发布的{n}") for n in range(2)]
    bad = make_document(office, "approved", title="内容不全的")
    type(bad).objects.filter(pk=bad.pk).update(kind="notice", made_on=None)
    wrong = make_document(office, "draft", title="还是草稿的")
    text = press(office.publisher, "publish", [*good, bad, wrong]).content.decode()
    assert "办理 2 条，未办理 2 条" in text
    for title in ("可以发布的0", "可以发布的1", "内容不全的", "还是草稿的"):
        assert title in text
    assert "公告还缺：成文日期" in text and "“草稿”的信息不能发布" in text
    assert [type(d).objects.get(pk=d.pk).state for d in (*good, bad, wrong)] == [
        *("published", "published"),
        *("approved", "draft"),
    ]


def test_the_menu_offers_what_the_role_may_do(office):
    make_document(office)
    offered = {
        person: {
            verb
            for verb in ("submit", "approve", "publish")
            if f'value="{verb}_selected"'
            in signed_in(getattr(office, person)).get(LIST).content.decode()
        }
        for person in ("editor", "reviewer", "publisher", "secrecy_reviewer")
    }
    assert offered == {
        "editor": {"submit"},
        "reviewer": {"approve"},
        "publisher": {"publish"},
        "secrecy_reviewer": set(),
    }


def test_whoever_lacks_the_role_cannot_press_it_by_hand(office):
    document = make_document(office, "approved")
    press(office.editor, "publish", [document])
    document.refresh_from_db()
    assert document.state == "approved"


def test_records_of_another_body_are_out_of_reach(office, neighbours):
    theirs = make_document(neighbours, "approved")
    press(office.publisher, "publish", [theirs])
    theirs.refresh_from_db()
    assert theirs.state == "approved"
