"""A reported error, made through the action that the form calls."""

import uuid

from portal.corrections.actions import report_error
from tests.making import NOW


def make_error_report(**fields):
    given = {
        **{"key": uuid.uuid4(), "address": "/disclosures/", "kind": "wording"},
        **{"description": "“公路”写成了“公录”", "name": "", "contact": "", "at": NOW},
    }
    return report_error(**{**given, **fields})
