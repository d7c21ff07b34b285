"""What a list says of an interpretation."""

from disclosures.interpretations.models import Interpretation
from disclosures.organisations.models import Organisation


def facts(interpreter):
    section = Organisation(name="运输管理科")
    return Interpretation(interpreter=interpreter, organisation=section).row_facts[1:]


def test_an_interpreter_who_is_also_answerable_is_named_once():
    assert facts("运输管理科") == ["运输管理科"]
    assert facts("局长") == ["局长", "运输管理科"]
