"""What the log holds: JSON with an id, errors with their places, and nothing that people typed."""

import json
import logging
import re

import pytest
from django.conf import settings as configured
from django.test import Client

from disclosures.documents.models import Document
from portal.watch.configuration import logging_configuration
from portal.watch.logs import Discreet, JsonFormatter, LineFormatter
from tests.making import drafting_form, make_document
from tests.portal.doors.conftest import PASSWORD

pytestmark = pytest.mark.promise("the log holds nothing that anybody typed")

IDENTITY, NAME, PHONE, ADDRESS = "110101199003074477", "张三丰", "13812345678", "203.0.113.77"
SECRETS = (IDENTITY, NAME, PHONE, ADDRESS, PASSWORD, "sessionid", "%E5%BC%A0")


class Written(logging.Handler):
    """Keeps what a formatter writes."""

    def __init__(self, formatter):
        super().__init__()
        self.setFormatter(formatter)
        self.addFilter(Discreet())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture(params=["json", "line"])
def log(request):
    """Everything that reaches the root of the log, in one of the two forms."""
    line = logging_configuration("line", "INFO")["formatters"]["line"]["format"]
    handler = Written(
        JsonFormatter() if request.param == "json" else LineFormatter(line, style="{")
    )
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


def walk(office):
    """Searches, wrong addresses, forms and a failure, each with somebody's data in it."""
    make_document(office, "published", title="公路养护")
    browser = Client(raise_request_exception=False, REMOTE_ADDR=ADDRESS)
    words = f"{NAME} {IDENTITY} {PHONE}"
    for address in ("/search/", "/api/v1/search", "/api/v1/suggest", "/disclosures/", "/"):
        browser.get(address, {"q": words, "page": IDENTITY})
        browser.get(address, {"q": f"{words}\x00"})
    for address in (f"/{NAME}/{IDENTITY}/", f"/disclosures/{IDENTITY}/", f"/reports/{PHONE}/"):
        browser.get(address)
        browser.post(address, {"text": words})
    for _ in range(6):
        browser.post("/admin/login/", {"username": NAME, "password": PASSWORD})
    office.editor.set_password(PASSWORD)
    office.editor.save()
    browser.post("/admin/login/", {"username": office.editor.username, "password": PASSWORD})
    browser.post(
        "/admin/disclosures/document/add/", drafting_form(office.organisation, title=words)
    )
    forged = Client(enforce_csrf_checks=True)
    forged.post("/admin/login/", {"username": NAME}, HTTP_REFERER=f"https://x/{NAME}", secure=True)
    return browser, words


def test_nothing_that_anybody_typed_is_in_the_log(office, log, monkeypatch):
    browser, words = walk(office)

    def broken(*args, **options):
        raise ValueError(f"invalid input: {words}")

    monkeypatch.setattr(Document.objects, "visible", broken)
    assert browser.get("/disclosures/", {"q": words}).status_code == 500
    assert len(log.lines) > 20
    text = "\n".join(log.lines)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "ValueError" in text
    assert re.search(r"views\.py:\d+ ", text)


def test_each_line_of_json_has_the_id_of_its_answer(citizen, office):
    handler = Written(JsonFormatter())
    logger = logging.getLogger("portal.access")
    logger.addHandler(handler)
    try:
        answer = citizen.get("/")
    finally:
        logger.removeHandler(handler)
    line = json.loads(handler.lines[-1])
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/", 200)
    assert {"at", "level", "logger", "message", "milliseconds"} <= set(line)


def record(**options):
    try:
        try:
            raise KeyError("inner")
        except KeyError as cause:
            raise ValueError(NAME) from cause
    except ValueError as error:
        found = (type(error), error, error.__traceback__)
    fields = {"name": "x", "level": logging.ERROR, "pathname": "", "lineno": 1, "args": ()}
    return logging.LogRecord(**{**fields, "msg": "broken", "exc_info": found, **options})


def test_an_error_names_its_types_and_places_and_what_led_to_it(settings):
    line = json.loads(JsonFormatter().format(record()))
    assert [part for part in line["error"] if part[0] != " "] == ["ValueError", "KeyError"]
    assert any(part.endswith(" record") for part in line["error"])


def test_its_words_are_written_where_that_is_wished(settings):
    settings.LOG_PERSONAL_DATA = True
    line = json.loads(JsonFormatter().format(record()))
    assert line["error"][0] == f"ValueError: {NAME}"


def test_a_line_of_json_is_one_line():
    assert "\n" not in JsonFormatter().format(record(msg="two\nlines"))


def test_as_they_come_the_settings_write_json_without_personal_data():
    assert configured.LOG_FORMAT == "json"
    assert not configured.LOG_PERSONAL_DATA
