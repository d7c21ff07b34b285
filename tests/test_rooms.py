"""What holds for every room alike: who sees what, search, lists, spreadsheets, forms, budgets."""

import csv
import io
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse

from disclosures.publishing.errors import NotAllowed
from portal.search.models import SearchEntry
from tests.making import do, make_item, make_version, publish_version, signed_in, upload
from tests.rooms import ROOMS
from tests.surfaces import HIDDEN
from tests.test_budgets import queries

pytestmark = pytest.mark.django_db
NOT_PUBLIC = [state for state in HIDDEN if state not in ("masked", "withheld")]
GONE = ("withdrawn", "withdrawn_silently", "display_ended")
WORD = "龘靐齉"


@pytest.fixture(params=ROOMS, ids=lambda room: room.name)
def room(request):
    return request.param


def admin_url(room, name, *args):
    return reverse(admin_urlname(room.model._meta, name), args=args)


def text_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def public_answers(browser, room, item) -> dict[str, str]:
    """What the public surfaces of the room say about a word and a record."""
    urls = [
        room.list_url,
        f"{room.list_url}?q={quote(WORD)}",
        f"{room.list_url}?year=2018",
        reverse(f"{room.name}-export", args=["csv"]),
        f"/search/?q={quote(WORD)}",
        f"/api/v1/search?q={quote(WORD)}&limit=100",
        f"/api/v1/suggest?q={quote(WORD[:2])}",
        "/",
    ]
    return {url: text_of(browser.get(url)) for url in urls}


def test_what_is_published_is_listed_found_downloaded_and_has_its_page(citizen, office, room):
    item = room.full_of(WORD, office)
    page = citizen.get(item.get_absolute_url())
    assert page.status_code == 200 and f"{WORD}的正文" in text_of(page)
    for field in room.model.public_words():
        if getattr(item, field.name) and field.name not in ("body",):
            assert WORD in text_of(citizen.get(item.get_absolute_url()))
    for url in (room.list_url, reverse(f"{room.name}-export", args=["csv"])):
        assert f"{WORD}的题名" in text_of(citizen.get(url)), url
    found = citizen.get(f"/api/v1/search?q={quote(WORD)}").json()
    assert [hit["kind"] for hit in found["results"]] == [room.kind]
    assert found["results"][0]["url"] == item.get_absolute_url()
    narrowed = citizen.get(f"/api/v1/search?q={quote(WORD)}&kind={room.kind}").json()
    assert narrowed["total"] == 1


def test_every_public_word_of_a_record_is_on_its_page_and_finds_it(citizen, office, room):
    item = room.full_of(WORD, office)
    page = text_of(citizen.get(item.get_absolute_url()))
    entry = SearchEntry.objects.get(kind=room.kind, object_id=item.pk)
    for field in room.model.public_words():
        value = getattr(item, field.name)
        marks = [value] if isinstance(value, str) else [v for row in value for v in row.values()]
        for mark in (mark for mark in marks if WORD in str(mark) and "<" not in mark):
            assert mark in page, field.name
            assert mark in entry.text, field.name


@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_what_is_not_public_is_nowhere(citizen, office, room, state):
    room.make(office, title="平常的记录")
    item = room.full_of(WORD, office, state)
    for url, text in public_answers(citizen, room, item).items():
        said_back = url.count(quote(WORD)) + url.count(quote(WORD[:2]))
        assert (f"{WORD}的" not in text) if said_back else (WORD not in text), url
    expected = 410 if state in GONE else 404
    assert citizen.get(item.get_absolute_url()).status_code == expected
    for file in item.attachments:
        assert citizen.get(file.get_absolute_url()).status_code == expected


def test_a_new_version_under_review_is_nowhere(citizen, office, room):
    item = room.make(office, title="平常的记录")
    make_version(office, item, title=f"{WORD}的题名", body=f"<p>{WORD}的正文</p>")
    for url, text in public_answers(citizen, room, item).items():
        assert f"{WORD}的" not in text, url
    assert WORD not in text_of(citizen.get(item.get_absolute_url()))


def test_a_published_version_takes_the_place_of_the_old_one_at_the_same_address(
    citizen, office, room
):
    item = room.full_of(WORD, office)
    address = item.get_absolute_url()
    new = publish_version(office, item, title="修改以后的题名", body="<p>修改以后的正文</p>")
    assert new.get_absolute_url() == address
    assert "修改以后的正文" in text_of(citizen.get(address))


def test_what_only_staff_may_know_is_on_no_public_surface(citizen, office, room):
    private = {name: f"{WORD}{name}" for name in room.model.PRIVATE if room_for_words(room, name)}
    item = room.make(office, title="平常的记录", **private)
    answers = public_answers(citizen, room, item)
    answers["page"] = text_of(citizen.get(item.get_absolute_url()))
    for url, text in answers.items():
        for value in private.values():
            assert value not in text, url
    entry = SearchEntry.objects.get(kind=room.kind, object_id=item.pk)
    assert not any(value in entry.shown for value in private.values())


def room_for_words(room, name) -> bool:
    field = room.model._meta.get_field(name)
    return field.get_internal_type() in ("CharField", "TextField") and not field.choices


@pytest.mark.parametrize("room", [room for room in ROOMS if room.model.REQUIRED], ids=str)
def test_what_is_incomplete_may_be_drafted_and_not_submitted(office, room):
    draft = make_item(room.model, office, title="只有标题")
    with pytest.raises(NotAllowed, match="还缺"):
        do(draft, "submit", by=office.editor)


def test_the_form_opens_keeps_a_draft_and_shows_what_is_published(office, room):
    editor, reviewer = signed_in(office.editor), signed_in(office.reviewer)
    assert editor.get(admin_url(room, "add")).status_code == 200
    item = room.full_of(WORD, office)
    page = reviewer.get(admin_url(room, "change", item.pk))
    assert page.status_code == 200 and f"{WORD}的正文" in text_of(page)
    for name in ("preview", "versions", "sheet", "channels"):
        assert reviewer.get(admin_url(room, name, item.pk)).status_code == 200, name
    for browser in (editor, reviewer):
        assert f"{WORD}的题名" in text_of(browser.get(admin_url(room, "changelist")))
    revised = do(item, "revise", by=office.editor)
    assert editor.get(admin_url(room, "change", revised.pk)).status_code == 200


def test_a_form_sent_as_it_was_opened_changes_nothing(office, room):
    editor = signed_in(office.editor)
    item = room.full_of(WORD, office, "draft", files=())
    url = admin_url(room, "change", item.pk)
    form = editor.get(url).context["adminform"].form
    sent = as_sent(form) | management()
    before = {f.name: getattr(item, f.name) for f in item.written_fields()}
    answer = editor.post(url, sent)
    assert answer.status_code == 302, answer.context and answer.context["errors"]
    item.refresh_from_db()
    assert {f.name: getattr(item, f.name) for f in item.written_fields()} == before


class Controls(HTMLParser):
    """The controls of a form as a browser sends them back when nobody touched them."""

    def __init__(self):
        super().__init__()
        self.sent: dict[str, list] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name", "")
        unchecked = found.get("type") in ("checkbox", "radio") and "checked" not in found
        if tag == "input" and name and found.get("type") != "file" and not unchecked:
            empty = "on" if found.get("type") in ("checkbox", "radio") else ""
            self.sent.setdefault(name, []).append(found.get("value", empty))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in found:
            self.sent.setdefault(self.select, []).append(found.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.sent[name] = [""]

    def handle_endtag(self, tag):
        self.select = "" if tag == "select" else self.select
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, data):
        if self.area:
            self.sent[self.area][0] += data


def as_sent(form) -> dict:
    controls = Controls()
    controls.feed("".join(str(form[name]) for name in form.fields))
    # A browser drops the line end that follows the tag of a text area.
    return {
        name: [value.removeprefix("\r\n").removeprefix("\n") for value in values]
        for name, values in controls.sent.items()
    }


def management() -> dict:
    prefix = "disclosures-attachment-content_type-object_id"
    return {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}


def test_what_is_exported_and_imported_again_is_unchanged(office, room):
    room.full_of(WORD, office, "draft", files=())
    editor = signed_in(office.editor)
    export = admin_url(room, "exchange_changelist", "csv")
    rows = list(csv.DictReader(io.StringIO(text_of(editor.get(export)).lstrip("\ufeff"))))
    assert len(rows) == 1
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    template = editor.get(admin_url(room, "exchange_template"))
    assert template.status_code == 200
    sent = {"sheet": upload("目录.csv", sheet.getvalue().encode("utf-8-sig"))}
    preview = editor.get(editor.post(admin_url(room, "exchange_import"), sent).url)
    assert [(row.result, row.notes) for row in preview.context["plan"].rows] == [("unchanged", [])]


def test_a_list_and_its_pages_ask_no_more_when_there_is_more(citizen, office, unit, room):
    urls = [room.list_url, f"{room.list_url}?year=2018"]
    staff = signed_in(office.editor)

    def measure(count):
        for n in range(count):
            room.make(office, title=f"记录{n}", organisation=[office.organisation, unit][n % 2])
        counts = {url: queries(citizen, url) for url in urls}
        return counts | {"admin": queries(staff, admin_url(room, "changelist"))}

    few, many = measure(3), measure(12)
    assert many == few
    assert max(many[url] for url in urls) <= 12 and many["admin"] <= 24


def test_the_list_forgives_an_address_that_somebody_made_up(citizen, office, room):
    room.make(office)
    for query in ("?page=0", "?page=9999", "?page=x", "?year=99999", "?organisation=x", "?kind=x"):
        answer = citizen.get(room.list_url + query, follow=True)
        assert answer.status_code == 200, query
