"""The pages about one record: offered where there is something to see."""

from tests.making import LATER, do, make_document, signed_in


def page(item):
    return f"/admin/disclosures/document/{item.pk}/change/"


def offers_comparison(user, item):
    return "版本对照" in signed_in(user).get(page(item)).content.decode()


def test_versions_are_compared_where_there_are_two_of_them(office):
    record = make_document(office, "published")
    assert not offers_comparison(office.editor, record)
    draft = do(record, "revise", by=office.editor, at=LATER)
    assert offers_comparison(office.editor, record)
    assert offers_comparison(office.editor, draft)
    do(draft, "discard", by=office.editor, at=LATER, remark="不改了")
    assert not offers_comparison(office.editor, record)
    assert not offers_comparison(office.editor, draft)


def test_yes_and_no_are_read_as_words(office):
    record = make_document(office, "published")
    text = signed_in(office.reviewer).get(page(record)).content.decode()
    assert 'alt="False"' not in text and 'alt="True"' not in text
