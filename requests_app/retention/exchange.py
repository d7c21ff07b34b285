"""A whole case as one file: every row, the history and every attached file, for the archive."""

import io
import json
import zipfile

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField

from disclosures.publishing.history import history_of
from requests_app import identity
from requests_app.models import IdentityFile

SEALED = {"identity_sealed": "identity", "agent_identity_sealed": "agent_identity"}


def whole_case(case) -> bytes:
    """A ZIP file: case.json and files/…; numbers and proofs are opened, for who holds the key.

    Of an application, or of a request to put a record right.
    """
    rows = {case._meta.model_name: [_row(case)]}
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for relation, found in tables_below(case):
            name = relation.related_model._meta.model_name
            if name in rows:  # a second way to the same kind of row
                name = f"{name}.{relation.field.name}"
            rows[name] = [_row(each) for each in found]
            for each in found:
                _add_files(archive, each)
        rows["history"] = list(
            history_of(case).values("at", "actor", "verb", "label", "remark", "changes")
        )
        text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("case.json", text)
    return stored.getvalue()


def tables_below(case):
    """(relation, its rows) of all that hangs on a case, and on what hangs on it: letters' files."""
    direct = [one for one in case._meta.related_objects if one.related_model is not type(case)]
    for relation in direct:
        found = _rows(relation, [case])
        yield relation, found
        for deeper in relation.related_model._meta.related_objects:
            if deeper.related_model not in {one.related_model for one in direct}:
                yield deeper, _rows(deeper, found)


def _rows(relation, above) -> list:
    model, name = relation.related_model, relation.field.name
    return list(model._base_manager.filter(**{f"{name}__in": above}))


def _row(item) -> dict:
    """Every column under its name; a sealed number in the clear."""
    found = {}
    for field in item._meta.local_concrete_fields:
        value = field.value_from_object(item)
        if field.name in SEALED:
            found[SEALED[field.name]] = identity.unseal(value)
        else:
            found[field.name] = str(value) if isinstance(field, FileField) else value
    return found


def _add_files(archive, item):
    for field in item._meta.local_concrete_fields:
        value = getattr(item, field.name) if isinstance(field, FileField) else None
        if not value:
            continue
        with value.open() as file:
            content = file.read()
        if isinstance(item, IdentityFile):
            content = identity.unseal_bytes(content)
            name = f"{item.pk}-{item.kind}.{item.extension}"
        else:
            name = f"{item._meta.model_name}-{item.pk}-{value.name.rpartition('/')[2]}"
        archive.writestr(f"files/{name}", content)
