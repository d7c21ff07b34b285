"""The public list and page of documents."""

from datetime import date, timedelta

import pytest

from disclosures.documents.kinds import DocumentKind, Validity
from tests.making import NOW, make_document

METADATA = {
    "issuing_organ": "章原市交通运输局",
    "document_number": "章交发〔2018〕12号",
    "made_on": date(2018, 5, 28),
    "effective_on": date(2018, 7, 1),
    "validity": "in_force",
}


def listed(browser, **query):
    response = browser.get("/disclosures/", query)
    assert response.status_code == 200
    return [document.title for document in response.context["page_obj"]]


def text_of(browser, address):
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


# --- the list -----------------------------------------------------------------------------------
def test_the_newest_publication_comes_first(citizen, office):
    for day in (2, 3, 1):
        make_document(office, "published", title=f"{day}日", at=NOW.replace(day=day))
    assert listed(citizen) == ["3日", "2日", "1日"]


def test_the_year_is_the_year_in_shanghai(citizen, office):
    new_year = NOW.replace(month=1, day=1, hour=0, minute=0)
    make_document(office, "published", title="元旦", at=new_year)
    make_document(office, "published", title="除夕", at=new_year - timedelta(seconds=1))
    assert listed(citizen, year=2018) == ["元旦"]
    assert listed(citizen, year=2017) == ["除夕"]
    years = citizen.get("/disclosures/").context["filter"].form.fields["year"].choices
    assert [value for value, _ in years] == ["", "2018", "2017"]


def test_the_list_is_narrowed_by_section_kind_and_validity(citizen, office):
    make_document(office, "published", title="甲", section="a20-1", kind="normative", **METADATA)
    make_document(office, "published", title="乙", section="a20-9", kind="notice", made_on=NOW)
    assert listed(citizen, section="a20-9") == ["乙"]
    assert listed(citizen, kind="normative") == ["甲"]
    assert listed(citizen, validity="in_force") == ["甲"]
    assert listed(citizen, validity="repealed") == []
    assert listed(citizen, section="a20-9", kind="normative") == []


def test_a_body_stands_for_its_subtree(citizen, office, unit, neighbours):
    make_document(office, "published", title="本局")
    make_document(office, "published", title="公路处", organisation=unit)
    make_document(neighbours, "published", title="水利局")
    assert set(listed(citizen, organisation="jtj")) == {"本局", "公路处"}
    assert listed(citizen, organisation="jtj-glj") == ["公路处"]
    assert set(listed(citizen, organisation="zysz")) == {"本局", "公路处", "水利局"}


@pytest.mark.parametrize("query", ["养护", "公路 养护", "养护　公路", "〔2018〕12", " 12号 "])
def test_words_are_looked_for_in_title_and_number(citizen, office, query):
    make_document(office, "published", title="关于公路养护的通知", **METADATA)
    make_document(office, "published", title="别的")
    assert listed(citizen, q=query) == ["关于公路养护的通知"]
    assert listed(citizen, q=f"{query} 没有的词") == []


@pytest.mark.parametrize("query", ["%", "_", "\\"])
def test_signs_of_the_database_are_letters(citizen, office, query):
    make_document(office, "published", title="通知")
    make_document(office, "published", title=f"达到90{query}")
    assert listed(citizen, q=query) == [f"达到90{query}"]


@pytest.mark.parametrize(
    "page", ["0", "-1", "abc", "99", "9999999999", "", "１", "1.0", "²", "9" * 5000]
)
def test_a_dead_page_number_leads_to_the_first_page_with_the_choices_kept(citizen, office, page):
    make_document(office, "published")
    response = citizen.get("/disclosures/", {"page": page, "kind": "news"})
    assert (response.status_code, response.get("Location")) == (302, "/disclosures/?kind=news")


def test_pages_show_every_record_once(citizen, office):
    for n in range(23):
        make_document(office, "published", title=str(n))
    titles = listed(citizen, page=1) + listed(citizen, page=2)
    assert len(titles) == 23
    assert set(titles) == {str(n) for n in range(23)}


def test_each_choice_is_a_chip_that_takes_it_off_again(citizen, office):
    make_document(office, "published")
    response = citizen.get("/disclosures/", {"kind": "news", "q": "通知", "year": "2018"})
    chips = {chip["label"]: chip["remove_url"] for chip in response.context["chips"]}
    assert set(chips) == {"标题、文号或者正文：通知", "发布年份：2018年", "信息类别：动态"}
    rest = citizen.get("/disclosures/" + chips["信息类别：动态"])
    assert rest.request["QUERY_STRING"] == "q=%E9%80%9A%E7%9F%A5&year=2018"


def test_a_chip_names_the_body(citizen, office):
    response = citizen.get("/disclosures/?organisation=jtj")
    assert response.context["chips"][0]["label"] == "责任单位：章原市交通运输局"


@pytest.mark.parametrize(
    "query",
    ["year=99999", "year=abc", "section=nowhere", "kind=x", "organisation='", "validity=x"],
)
def test_a_choice_that_does_not_exist_is_refused_in_words_and_the_others_hold(
    citizen, office, query
):
    make_document(office, "published", title="公路养护")
    make_document(office, "published", title="桥梁")
    response = citizen.get(f"/disclosures/?{query}&q=养护")
    assert response.status_code == 200
    assert [document.title for document in response.context["page_obj"]] == ["公路养护"]
    assert "field-errors" in response.content.decode()
    labels = [chip["label"] for chip in response.context["chips"]]
    assert labels == ["标题、文号或者正文：养护"]


# --- the page -----------------------------------------------------------------------------------
def test_the_page_shows_the_statutory_metadata(citizen, office):
    document = make_document(office, "published", kind="normative", **METADATA)
    page = text_of(citizen, document.get_absolute_url())
    for shown in (
        *("jtj/2018-00001", "章原市交通运输局", "2018年5月28日", "章交发〔2018〕12号"),
        *("2018年6月1日", "2018年7月1日", "现行有效", "政策文件", document.title),
    ):
        assert shown in page


def test_facts_that_are_empty_have_no_row(citizen, office):
    response = citizen.get(make_document(office, "published").get_absolute_url())
    labels = [row["label"] for row in response.context["metadata"]]
    assert labels == ["索引号", "发文机关", "标题", "发布日期", "公开栏目"]


def test_dates_are_those_of_shanghai(citizen, office):
    early = NOW.replace(hour=0, minute=30)  # the day before in UTC
    page = text_of(citizen, make_document(office, "published", at=early).get_absolute_url())
    assert "2018年6月1日" in page
    assert "2018年5月31日" not in page
    assert "2018-05-31" not in page


@pytest.mark.parametrize("validity", [Validity.LAPSED, Validity.REPEALED])
def test_a_dead_document_says_so_before_its_text(citizen, office, validity):
    fields = {**METADATA, "validity": validity}
    document = make_document(office, "published", kind="normative", **fields)
    page = text_of(citizen, document.get_absolute_url())
    assert page.index(f"本文件{validity.label}") < page.index("请各单位遵照执行")


def test_files_are_listed_with_format_and_size(citizen, office):
    document = make_document(office, "published", files=["通知.pdf", "现场.png"])
    page = text_of(citizen, document.get_absolute_url())
    for file in document.attachments:
        assert f'href="{file.get_absolute_url()}"' in page
    assert "PDF，" in page
    assert page.count("<img ") == 1


def test_a_repost_names_its_source(citizen, office):
    document = make_document(
        office,
        "published",
        content_source="reposted",
        source_name="省交通运输厅",
        source_url="https://jtt.example/1",
    )
    page = text_of(citizen, document.get_absolute_url())
    assert 'href="https://jtt.example/1"' in page
    assert "省交通运输厅</a>（转载）" in page


def test_what_staff_typed_is_text_and_not_markup(citizen, office):
    attack = '"><script>alert(1)</script>'
    document = make_document(
        office,
        "published",
        title=f"通知{attack}",
        **dict.fromkeys(("summary", "keywords", "issuing_organ", "source_name"), attack),
    )
    for address in (document.get_absolute_url(), "/disclosures/", "/"):
        assert "<script>alert" not in text_of(citizen, address)


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_has_its_page(citizen, office, kind):
    of_its_year = {"period": "2018年", "approved_on": date(2018, 5, 20)}
    document = make_document(office, "published", kind=kind, **METADATA, **of_its_year)
    assert text_of(citizen, document.get_absolute_url())


@pytest.mark.parametrize("address", ["/disclosures/", "/disclosures/1/"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_takes_no_other_method(citizen, db, address, method):
    assert getattr(citizen, method)(address).status_code == 405


# --- numbers behind the choices, neighbours, the code of the address ------------------------------
def numbers(browser, name, **query):
    """Each choice of the filter with the number that stands behind it."""
    form = browser.get("/disclosures/", query).context["filter"].form
    choices = form.fields[name].widget.choices
    flat = [
        one
        for value, label in choices
        for one in (label if isinstance(label, list) else [(value, label)])
    ]
    return {
        str(value): label.rpartition("（")[2].rstrip("）") for value, label in flat if "（" in label
    }


def test_each_choice_says_how_much_it_would_leave_the_others_kept(citizen, office, unit):
    make_document(office, "published", title="甲", kind="normative", **METADATA)
    make_document(office, "published", title="乙", kind="news", organisation=unit)
    make_document(office, "published", title="丙", kind="news", at=NOW.replace(year=2017))
    make_document(office, "approved", title="丁", kind="news")
    assert numbers(citizen, "year") == {"2018": "2", "2017": "1"}
    assert numbers(citizen, "year", kind="news") == {"2018": "1", "2017": "1"}
    kinds = numbers(citizen, "kind", kind="news", year=2018)
    assert (kinds["news"], kinds["normative"], kinds["notice"]) == ("1", "1", "0")
    for name in ("kind", "year", "organisation"):
        for value, number in numbers(citizen, name, validity="").items():
            assert len(listed(citizen, **{name: value})) == int(number), (name, value)


def test_a_body_is_counted_with_those_below_it_and_two_validities_at_once(citizen, office, unit):
    make_document(office, "published", title="甲", kind="normative", **METADATA)
    make_document(office, "published", title="乙", organisation=unit)
    bodies = numbers(citizen, "organisation")
    assert (bodies["jtj"], bodies["jtj-glj"], bodies["zysz"]) == ("2", "1", "2")
    assert numbers(citizen, "validity")["current"] == "1"


def test_words_are_not_looked_for_twice_for_the_sake_of_numbers(citizen, office):
    make_document(office, "published")
    assert numbers(citizen, "kind", q="通知") == {}


def test_the_page_leads_to_its_neighbours_in_the_column(citizen, office):
    first, middle, last = [
        make_document(office, "published", title=f"{day}日", at=NOW.replace(day=day))
        for day in (1, 2, 3)
    ]
    make_document(office, "published", section="a20-9", at=NOW.replace(day=2))
    make_document(office, "withdrawn", at=NOW.replace(day=2))
    beside = citizen.get(middle.get_absolute_url()).context["neighbours"]
    assert (beside["previous"], beside["next"]) == (last, first)
    assert citizen.get(last.get_absolute_url()).context["neighbours"]["previous"] is None


def test_neighbours_of_one_instant_lead_through_all_of_them(citizen, office):
    same = [make_document(office, "published", title=str(n)) for n in range(3)]
    beside = citizen.get(same[1].get_absolute_url()).context["neighbours"]
    assert (beside["previous"], beside["next"]) == (same[2], same[0])


def test_the_page_carries_its_own_address_as_a_picture(citizen, office):
    page = text_of(citizen, make_document(office, "published").get_absolute_url())
    assert 'class="qr-picture"' in page and "<style" not in page
