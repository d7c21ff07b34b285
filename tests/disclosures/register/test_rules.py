"""What must never be entered, and which document a line is about."""

from datetime import date

import pytest

from disclosures.register.rules import Paper, is_classified, pair

DAY = date(2026, 3, 2)


@pytest.mark.parametrize("mark", ["秘密", "机密", "绝密", "秘密★1年", " 秘 密 ", "工作秘密"])
def test_a_mark_in_its_own_column_is_enough(mark):
    assert is_classified(mark=mark)


@pytest.mark.parametrize("mark", ["", "无", "非密", "公开", "—"])
def test_other_words_in_that_column_are_none(mark):
    assert not is_classified(mark=mark)


@pytest.mark.parametrize("text", ["机密★关于某事", "（秘密☆1年）", "绝密 ★"])
def test_the_mark_of_a_paper_is_found_in_any_text(text):
    assert is_classified(texts=["办公室", text])


def test_a_paper_about_secrecy_is_not_a_secret_paper():
    assert not is_classified(texts=["关于开展保守国家秘密教育的通知", "机密事项管理办法"])


def paper(key, number="", title="关于养护的通知", made_on=DAY, organ=1, is_shown=False):
    return Paper(key, number, title, made_on, organ, is_shown)


def test_a_line_finds_its_document_by_its_number_whatever_the_titles():
    documents = [paper(7, "章交发〔2026〕3号", title="养护通知", made_on=None, organ=2)]
    assert pair([paper(1, "章交发〔2026〕3号")], documents) == {1: 7}


def test_without_a_number_on_either_side_title_day_and_organ_decide():
    assert pair([paper(1)], [paper(7)]) == {1: 7}
    assert pair([paper(1, "章交发〔2026〕3号")], [paper(7)]) == {1: 7}
    assert pair([paper(1)], [paper(7, "章交发〔2026〕3号")]) == {1: 7}


@pytest.mark.parametrize(
    "other", [{"title": "另一通知"}, {"made_on": date(2026, 3, 3)}, {"organ": 2}]
)
def test_another_title_day_or_organ_is_another_paper(other):
    assert pair([paper(1)], [paper(7, **other)]) == {}


def test_two_different_numbers_are_two_papers_even_under_one_title():
    assert pair([paper(1, "章交发〔2026〕3号")], [paper(7, "章交发〔2026〕4号")]) == {}


def test_of_two_documents_the_public_one_is_taken_and_else_the_older():
    number = "章交发〔2026〕3号"
    documents = [paper(7, number), paper(8, number), paper(9, number, is_shown=True)]
    assert pair([paper(1, number)], documents) == {1: 9}
    assert pair([paper(1, number)], reversed(documents[:2])) == {1: 7}
