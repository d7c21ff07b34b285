"""Letters for the tests, brought as far as wanted by the verbs of the desk."""

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.attachments.actions import prepare
from requests_app.letters import actions
from requests_app.letters.kinds import FileRole, LetterKind
from tests.making import sample
from tests.requests_app.making import RECEIVED, at, make_case


def file(name="盖章.pdf"):
    return SimpleUploadedFile(name, sample(name.rpartition(".")[2]))


def make_answer(counter, state="awaiting_seal", *, case=None, day=RECEIVED):
    """A draft of the answer of a case in the state."""
    case = case or make_case(counter, state)
    return actions.draft_letter(case, LetterKind.ANSWER, by=counter.clerk, at=at(day))


def issued(letter, counter, *, day=RECEIVED):
    return actions.issue_letter(letter, on=day, by=counter.clerk, at=at(day))


def sealed(letter, counter, *, day=RECEIVED, role=FileRole.SEALED, name="盖章.pdf"):
    who = {"by": counter.clerk, "at": at(day)}
    return actions.add_file(letter, file(name), role=role, **who)


def sent(letter, counter, *, way="post", day=RECEIVED, proof_number="EMS1"):
    who = {"by": counter.clerk, "at": at(day)}
    return actions.send_letter(letter, way=way, on=day, proof_number=proof_number, **who)


def own(upload):
    """Read without a child process, which costs most of the time."""
    return prepare(None, upload, own=True)
