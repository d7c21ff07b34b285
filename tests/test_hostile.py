"""Hostile input: every answer is a sentence or a sane page, never a failure of the portal."""

import pytest

from disclosures.documents.models import Document
from tests.making import (
    do,
    drafting_form,
    make_attachment,
    make_document,
    signed_in,
    upload,
)

QUERIES = [
    *("'; DROP TABLE disclosures_document; --", "' OR '1'='1", "\x00", "a\x00b", "长" * 10000),
    *("a" * 10000, "((((((", ")", '"', "\\", "\\\\'", "%", "_", "*", "-", "--", "& | ! <->", ":*"),
    *("OR OR", "AND NOT", "NEAR/2", "😀" * 50, "\u202etxt", "\u200b", "\ufeff", "〔〕"),
    *("<script>alert(1)</script>", "{{ 7*7 }}", "${7*7}", "\r\nSet-Cookie: a=b", "\n"),
    *("交通 " * 500, "\x7f", "\x1b", "a" * 63),
    *("a\u0301" * 100, "ﷺ" * 100, "\U0010ffff", "𠮷野家", "İ", "ß" * 200),
]
NUMBERS = ["0", "-1", "1e9", "9" * 20, "9" * 5000, "٣", "²", "0x10", "1_0", " 1 ", "+1", "NaN"]
NUMBERS += ["\x00"]
PARAMETERS = {
    "/disclosures/": ["page", "year", "section", "kind", "organisation", "validity", "q"],
    "/search/": ["page", "sort", "q"],
    "/api/v1/search": ["limit", "offset", "year", "kind", "sort", "q"],
    "/reports/2018/figures.json": ["organisation"],
    "/reports/2018/figures/images/": ["organisation", "page"],
}
PATHS = [
    *("/%00", "/disclosures/%00", "/reports/2018/figures/%00/", "/..%2f..%2fetc/passwd"),
    *("/static/../manage.py", "/static/%2e%2e/manage.py", "/media/../../etc/passwd", "//x.example"),
    *("/disclosures/999999999999999999999/", "/disclosures/-1/", "/disclosures/1e3/"),
    *("/disclosures/2147483648/", "/disclosures/9223372036854775808/", "/disclosures/１/"),
    *("/reports/0/", "/reports/9999/", f"/reports/{'9' * 5000}/", "/reports/2018/figures/'/"),
    *("/attachments/x/y", f"/attachments/{'0' * 32}/y", "/" + "a" * 5000, "/%ff%fe", "/%", "/."),
    *("/attachments/00000000-0000-0000-0000-000000000000/..%2fx", "/disclosures/1/%0d%0aX:1"),
    *("/reports/2018/figures.json/", "/admin/login/?next=//x.example", "/admin/%00/"),
    *("/admin/jsi18n/%00", "/admin/login/?next=%00", "/wp-login.php", "/.git/config", "/.env"),
]
pytestmark = pytest.mark.promise(
    "hostile input is answered or refused in words, never by a failure",
    texts=len(QUERIES),
    addresses=len(PATHS),
    numbers=len(NUMBERS),
)


def assert_sane(response, address):
    assert response.status_code < 500, address[:100]
    assert "Set-Cookie" not in response.get("Location", "")
    if response.status_code == 400 and "json" not in response["Content-Type"]:
        assert "这次访问无法处理" in response.content.decode()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: ascii(query[:20]))
def test_any_words_are_answered(citizen, office, query):
    make_document(office, "published", title="交通运输")
    for address in ("/search/", "/api/v1/search", "/disclosures/"):
        response = citizen.get(address, {"q": query})
        assert_sane(response, query)
        if "\x00" in query:
            assert response.status_code == 400


@pytest.mark.parametrize(
    ("address", "name"), [(address, name) for address in PARAMETERS for name in PARAMETERS[address]]
)
def test_any_value_of_any_parameter_is_answered(citizen, office, address, name):
    make_document(office, "published", title="交通运输", files=["图.png"])
    for value in [*NUMBERS, *QUERIES]:
        response = citizen.get(address, {"q": "交通", name: value})
        assert_sane(response, f"{address}?{name}={value}")
        if "\x00" in value:
            assert response.status_code == 400


@pytest.mark.parametrize("address", PARAMETERS)
@pytest.mark.parametrize(
    "query",
    [
        *("%", "%zz", "%ff%fe=%ff", "&&&&", "=", "q", "q[]=1&q[a]=2", "q=1&q=2&q=%00", "%00=1"),
        *("page=1&page=9999", "&".join(f"x{n}=1" for n in range(900)), "q=%ed%a0%80", "q=%c0%80"),
    ],
)
def test_any_query_string_is_answered(citizen, office, address, query):
    response = citizen.get(f"{address}?{query}")
    assert_sane(response, query)
    if "%00" in query:
        assert response.status_code == 400


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ascii(path[:40]))
def test_any_path_is_answered(citizen, office, path):
    assert_sane(citizen.get(path), path)


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": "\x7f"},
        {"If-Modified-Since": "yesterday"},
        {"Range": "bytes=9-1"},
        {"Accept": "../../x"},
        {"Cookie": "sessionid=%00; csrftoken=';--"},
        {"Cookie": "messages=broken; django_language=../../x"},
        {"X-Forwarded-For": "' OR 1=1"},
        {"Accept-Language": "a" * 600},
    ],
)
def test_any_header_is_answered(citizen, office, headers):
    document = make_document(office, "published", files=["通知.pdf"])
    for address in ("/", document.attachments.get().get_absolute_url(), "/admin/login/"):
        assert_sane(citizen.get(address, headers=headers), address)


# --- the clerk's form ---------------------------------------------------------------------------
TEXTS = ["\x00", "题\x00目", "题" * 10000, "\u202e题", "😀" * 75, "' OR 1=1 --", "\x1b[31m", "\n"]
BAD_DAYS = ["2018-02-30", "0000-00-00", "9" * 5000, "\x00", "昨天", "99999-01-01", "2018-05-28\x00"]
KEYS = ["", "\x00", "-1", "9" * 30, "'"]
FIELDS = {
    **dict.fromkeys(["title", "issuing_organ", "document_number", "summary", "keywords"], TEXTS),
    **dict.fromkeys(["body", "source_name", "source_url", "attribute_ground"], TEXTS),
    **dict.fromkeys(["made_on", "effective_on"], BAD_DAYS),
    **dict.fromkeys(["kind", "section", "organisation", "theme"], KEYS),
    **dict.fromkeys(["validity", "disclosure_attribute"], ["\x00", "'", "x" * 10000]),
}


@pytest.mark.parametrize("field", FIELDS)
def test_any_value_in_the_drafting_form_is_saved_or_refused_in_words(office, field):
    browser = signed_in(office.editor)
    for value in FIELDS[field]:
        form = drafting_form(office.organisation, **{field: value})
        response = browser.post("/admin/disclosures/document/add/", form)
        assert_sane(response, f"{field}={ascii(value[:20])}")
        if response.status_code == 200:
            assert "errornote" in response.content.decode()
        else:
            assert response.status_code == 302
            assert "\x00" not in str(getattr(Document.objects.order_by("pk").last(), field))


@pytest.mark.parametrize(
    "change",
    [
        {"disclosures-attachment-content_type-object_id-TOTAL_FORMS": "x"},
        {"disclosures-attachment-content_type-object_id-TOTAL_FORMS": "99999999"},
        {"disclosures-attachment-content_type-object_id-TOTAL_FORMS": ""},
        {"disclosures-attachment-content_type-object_id-INITIAL_FORMS": "5"},
    ],
)
def test_a_form_that_was_tampered_with_is_refused(office, change):
    form = {**drafting_form(office.organisation), **change}
    response = signed_in(office.editor).post("/admin/disclosures/document/add/", form)
    assert_sane(response, str(change))


@pytest.mark.parametrize(
    "name", ["通知\x00.pdf", "题" * 300 + ".pdf", "...", ".pdf", "a/b.pdf", "a.pdf."]
)
@pytest.mark.parametrize("content", [b"%PDF-1.7", b"MZ", b""])
def test_any_upload_is_taken_or_refused_in_words(office, name, content):
    row = {"file": upload(name, content), "order": 0}
    form = drafting_form(office.organisation, files=[row])
    assert_sane(signed_in(office.editor).post("/admin/disclosures/document/add/", form), name)


@pytest.mark.parametrize(
    "query", ["?p=-1", "?p=9999", "?o=99.-99", "?q=%00", "?state__exact='", "?x__y=1", "?id__in=a"]
)
def test_any_query_of_a_list_in_the_admin_is_answered(office, query):
    make_document(office)
    assert_sane(signed_in(office.editor).get(f"/admin/disclosures/document/{query}"), query)


@pytest.mark.parametrize("pk", ["0", "9" * 30, "x", "%00", "'", "_5B"])
def test_any_key_of_a_record_in_the_admin_is_answered(office, pk):
    for page in ("change", "history", "delete", "do/publish", "file/x"):
        address = f"/admin/disclosures/document/{pk}/{page}/"
        assert_sane(signed_in(office.editor).get(address), address)


def test_a_title_of_300_characters_with_a_file_is_shown_whole(citizen, office):
    document = make_document(office, title="题" * 300)
    make_attachment(document, "附" * 300 + ".pdf", by=office.editor)
    for verb in ("submit", "review_secrecy", "approve", "publish"):
        document = do(document, verb, by=office.person_for(verb))
    for address in (document.get_absolute_url(), "/", "/disclosures/", "/search/?q=题题"):
        text = citizen.get(address).content.decode().replace("<mark>", "").replace("</mark>", "")
        assert "题" * 300 in text
