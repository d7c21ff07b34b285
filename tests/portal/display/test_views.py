"""Size, contrast and elder mode without a script: a form, a cookie, and back to the same page."""

import pytest

from portal.display.kinds import changed, read, written

ADDRESS = "/display/"


def choose(browser, **query):
    return browser.get(ADDRESS, query)


def opening_tag(browser, address="/"):
    text = browser.get(address).content.decode()
    return text[text.index("<html") : text.index("<head>")]


def test_a_page_nobody_chose_anything_for_is_plain(citizen, office):
    assert opening_tag(citizen) == '<html lang="zh-CN">\n'


def test_a_choice_holds_on_every_page_and_leads_back(citizen, office):
    answer = choose(citizen, mode="elder", next="/disclosures/?year=2018")
    assert (answer.status_code, answer["Location"]) == (302, "/disclosures/?year=2018#display")
    choose(citizen, size="huge", next="/")
    for address in ("/", "/disclosures/", "/nowhere/"):
        assert 'data-size="huge" data-mode="elder"' in opening_tag(citizen, address)


def test_the_button_of_what_is_on_takes_it_off_again(citizen, office):
    choose(citizen, contrast="high")
    buttons = {b["label"]: b for b in citizen.get("/").context["display"]["buttons"]}
    assert buttons["高对比"]["is_on"] and not buttons["长者模式"]["is_on"]
    choose(citizen, contrast=buttons["高对比"]["asks_for"])
    assert "data-contrast" not in opening_tag(citizen)


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example"),
        *("javascript:alert(1)", "evil", "", "/\t/evil.example", "http:/evil.example"),
    ],
)
def test_nobody_is_led_to_another_site(citizen, office, elsewhere):
    assert choose(citizen, size="large", next=elsewhere)["Location"] == "/#display"


def test_what_cannot_be_chosen_changes_nothing_and_is_never_printed(citizen, office):
    citizen.cookies["display"] = 'x"onload=.elder.huge.large'
    assert opening_tag(citizen) == '<html lang="zh-CN" data-size="huge" data-mode="elder">\n'
    choose(citizen, size="gigantic", colour="red")
    assert opening_tag(citizen) == '<html lang="zh-CN" data-size="huge" data-mode="elder">\n'


def test_a_word_is_kept_for_each_choice():
    chosen = changed(read("large"), {"mode": "elder", "size": "huge"})
    assert written(chosen) == "huge.elder"
    assert read("huge.elder") == chosen
    assert written(changed(chosen, {"size": "", "mode": ""})) == ""


def test_no_cache_hands_one_reader_the_pages_of_another(citizen, office):
    for address in ("/", "/disclosures/", "/search/", "/nowhere/"):
        assert "Cookie" in citizen.get(address)["Vary"], address
    assert "no-store" in choose(citizen, size="large")["Cache-Control"]
