"""The search page and its JSON twin."""

import json
from urllib.parse import quote

import pytest

from tests.making import NOW, make_document

KEYS = {"kind", "id", "source_id", "title", "url", "published_on", "match"}


def ask(browser, query, **parameters):
    response = browser.get("/api/v1/search", {"q": query, **parameters})
    assert response.status_code == 200
    return json.loads(response.content)


def page(browser, query, **parameters):
    response = browser.get("/search/", {"q": query, **parameters})
    assert response.status_code == 200
    return response.content.decode()


def test_the_answer_has_the_agreed_shape(citizen, office):
    document = make_document(office, "published", title="公路养护", source_id="旧-1")
    answer = ask(citizen, "养护")
    assert set(answer) == {"total", "total_is_exact", "relaxed_total", "results"}
    assert (answer["total"], answer["total_is_exact"], answer["relaxed_total"]) == (1, True, 0)
    assert answer["results"] == [
        {
            "kind": "documents",
            "id": document.pk,
            "source_id": "旧-1",
            "title": "公路养护",
            "url": f"/disclosures/{document.pk}/",
            "published_on": "2018-06-01",
            "match": "exact",
        }
    ]


def test_the_date_is_the_day_in_shanghai(citizen, office):
    make_document(office, "published", title="养护", at=NOW.replace(hour=0, minute=30))
    assert ask(citizen, "养护")["results"][0]["published_on"] == "2018-06-01"


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        *(("3", 3), ("-1", 1), ("0", 1), ("99999", 25), ("9" * 5000, 25)),
        *(("1e9", 20), ("x", 20), ("", 20)),
    ],
)
def test_a_limit_is_brought_into_its_range(citizen, office, limit, shown):
    for n in range(25):
        make_document(office, "published", title=f"养护{n}")
    answer = ask(citizen, "养护", limit=limit)
    assert (answer["total"], len(answer["results"])) == (25, shown)


def test_the_api_gives_the_whole_set_by_offset(citizen, office):
    made = {make_document(office, "published", title=f"养护{n}").pk for n in range(7)}
    pages = [ask(citizen, "养护", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    keys = [result["id"] for page in pages for result in page["results"]]
    assert len(keys) == 7
    assert set(keys) == made


@pytest.mark.parametrize("offset", ["-5", "x", "1e9", "9" * 5000, "99999999999"])
def test_a_strange_offset_is_answered(citizen, office, offset):
    make_document(office, "published", title="养护")
    assert ask(citizen, "养护", offset=offset)["total"] == 1


@pytest.mark.parametrize("year", ["0", "1", "9998", "99999", "-3", "x", "２０１８"])
def test_a_strange_year_is_answered(citizen, office, year):
    make_document(office, "published", title="养护")
    assert ask(citizen, "养护", year=year)["total"] in (0, 1)


def test_an_unusable_query_gets_its_sentence_on_both_surfaces(citizen, db):
    response = citizen.get("/api/v1/search", {"q": "长" * 301})
    assert response.status_code == 400
    sentence = json.loads(response.content)["error"]
    assert "300" in sentence
    text = page(citizen, "长" * 301)
    assert sentence in text
    assert "长" * 101 not in text


def test_the_page_shows_title_excerpt_and_total(citizen, office):
    make_document(office, "published", title="公路养护", body="<p>定期养护桥梁</p>")
    text = page(citizen, "养护")
    assert "公路<mark>养护</mark>" in text
    assert "定期<mark>养护</mark>桥梁" in text
    assert "共<strong>1</strong>条" in text


def test_a_search_without_result_says_what_to_do(citizen, office):
    text = page(citizen, "不存在")
    assert "无符合条件的信息" in text
    assert "换一个更短的词" in text


ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_query_is_never_markup(citizen, office, attack):
    make_document(office, "published", title="通知")
    for text in (page(citizen, attack), page(citizen, f"{attack} 通知")):
        assert attack not in text or not set('<>"') & set(attack)
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("attack", ATTACKS[:4])
@pytest.mark.parametrize("query", ["通知", "script", "alert(1)", "img"])
def test_a_title_is_never_markup(citizen, office, attack, query):
    make_document(office, "published", title=f"通知{attack}", body=f"<p>正文{attack}</p>")
    text = page(citizen, query).replace("<mark>", "").replace("</mark>", "")
    for tag in ("<script>alert", "<img src=x", "</title><script"):
        assert tag not in text


def test_pages_are_real_links_and_cover_all_results(citizen, office):
    urls = {
        make_document(office, "published", title=f"养护{n}").get_absolute_url() for n in range(23)
    }
    texts = [page(citizen, "养护", page=n) for n in (1, 2)]
    assert f"?q={quote('养护')}&amp;page=2" in texts[0]
    assert {url for url in urls if any(f'href="{url}"' in text for text in texts)} == urls


@pytest.mark.parametrize("number", ["0", "-1", "abc", "99999", "9" * 5000, "２"])
def test_a_dead_page_number_is_answered(citizen, office, number):
    make_document(office, "published", title="养护")
    answer = citizen.get("/search/", {"q": "养护", "page": number}, follow=True)
    assert answer.status_code == 200
    assert "养护</mark>" in answer.content.decode()


@pytest.mark.parametrize("address", ["/search/", "/api/v1/search"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_searching_changes_nothing_and_takes_no_other_method(citizen, db, address, method):
    assert getattr(citizen, method)(address).status_code == 405
