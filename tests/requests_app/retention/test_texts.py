"""Letters and their scans are in the sealed case; then the applicant's name is out of all texts."""

import io
import zipfile
from hashlib import sha256

import pyrage
import pytest
from django.db import connection
from pyrage import x25519

from requests_app.letters.models import Letter, LetterFile
from requests_app.models import Answer, Application
from requests_app.retention.actions import seal_and_erase
from tests.requests_app.letters.making import issued, make_answer, sealed, sent
from tests.requests_app.making import AT, PERSON, RECEIVED, do, make_case

SHORT = {"joint_names": "李某甲、王某乙", "agent_name": "赵某丙", "agent_phone": "13900002222"}
TOLD = f"{PERSON['name']}、李某甲：可以到{PERSON['address']}领取，代理人赵某丙（13900002222）。"


@pytest.fixture
def case(counter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    case = make_case(counter, "awaiting_seal", person=SHORT)
    letter = sealed(issued(make_answer(counter, case=case), counter), counter).letter
    sent(letter, counter)
    case = Application.objects.get(pk=case.pk)
    for verb in ("close", "archive"):
        do(case, verb, counter, day=RECEIVED)
    Answer.objects.update(text=TOLD)
    Letter.objects.update(received_by=PERSON["name"])
    return case


def everything_stored() -> str:
    """All rows of the counter but the history, as text."""
    tables = [name for name in connection.introspection.table_names() if "requests_app_" in name]
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{name}" t')
            tables[tables.index(name)] = cursor.fetchone()[0] or ""
    return "\n".join(tables)


def test_the_scan_is_sealed_and_the_name_is_gone_from_letter_and_answer(
    case, settings, tmp_path, django_capture_on_commit_callbacks
):
    secret = x25519.Identity.generate()
    letter, scanned = Letter.objects.get(), LetterFile.objects.get().sha256
    assert PERSON["name"] in letter.addressee
    with django_capture_on_commit_callbacks(execute=True):
        done = seal_and_erase(case, folder=tmp_path, recipients=[secret.to_public()], at=AT)
    content = pyrage.decrypt((tmp_path / done.file_name).read_bytes(), [secret])
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        (scan,) = [name for name in whole.namelist() if name.startswith("files/letterfile-")]
        assert sha256(whole.read(scan)).hexdigest() == scanned
        story = whole.read("case.json").decode()
    assert TOLD in story and PERSON["name"] in story and "13900002222" in story
    left = everything_stored()
    gone = [PERSON["name"], PERSON["phone"], PERSON["address"], "李某甲", "王某乙", "赵某丙"]
    assert not [words for words in [*gone, "13900002222"] if words in left]
    answer = Answer.objects.get()
    assert answer.text == "欧**、李**：可以到***领取，代理人赵**（***）。"
    assert Letter.objects.get().digest == letter.digest and not LetterFile.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_another_case_keeps_its_words(case, counter, tmp_path):
    other = make_case(counter, description=f"{PERSON['name']}的申请")
    recipients = [x25519.Identity.generate().to_public()]
    seal_and_erase(case, folder=tmp_path, recipients=recipients, at=AT)
    other.refresh_from_db()
    assert other.description == f"{PERSON['name']}的申请" and other.applicant.name
