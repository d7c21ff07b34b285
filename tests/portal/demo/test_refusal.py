"""The demonstration stays out of a portal that is somebody's."""

import pytest
from django.core.management import CommandError, call_command

from disclosures.documents.models import Document


def test_a_portal_that_belongs_to_a_real_body_is_left_alone(bureau, db):
    with pytest.raises(CommandError, match="章原市交通运输局"):
        call_command("load_demo")
    assert not Document.objects.exists()
