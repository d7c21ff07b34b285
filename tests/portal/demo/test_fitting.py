"""Sentences are chosen by what the title says."""

from portal.demo.choices import Choice
from portal.demo.fitting import fitted
from portal.demo.topics import all_topics


def ordered_facts(topic, title):
    return fitted(all_topics()[topic], title, Choice(title)).facts


def test_a_sentence_of_an_occasion_waits_for_a_title_that_names_it():
    facts = ordered_facts("flood", "汛前桥涵安全排查全部完成")
    assert not any("演练" in fact for fact in facts)
    assert "演练" in ordered_facts("flood", "公路防汛抢险应急演练在大凌河畔举行")[0]


def test_a_place_that_the_title_names_is_used_in_the_text():
    assert Choice("x").fill("{县}公路", "建平县开展公路养护") == "建平县公路"
    assert Choice("x").fill("{路}", "国道305线封闭施工") == "国道305线"


def test_numbers_stay_within_their_range():
    choice = Choice("x")
    assert all(3 <= int(choice.fill("{3-9}")) <= 9 for _ in range(50))


def test_a_stream_repeats_itself_for_the_same_text():
    assert Choice("甲").some(range(20), 20) == Choice("甲").some(range(20), 20)
    assert Choice("甲").some(range(20), 20) != Choice("乙").some(range(20), 20)


def test_every_topic_detail_belongs_to_a_title_that_exists():
    for topic in all_topics().values():
        titles = "\n".join(line for lines in topic.titles.values() for line in lines)
        assert all(title in titles for title in topic.details)
