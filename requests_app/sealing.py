"""Sealing everybody's numbers and proofs anew, when the key is changed."""

from django.db import transaction
from django.db.models import Q

from disclosures.publishing.models import NumberSeries
from requests_app import identity
from requests_app.apply import uploads
from requests_app.models import Applicant, IdentityFile, Rectification

SEALED = {
    Applicant: ("identity_sealed", "agent_identity_sealed"),
    Rectification: ("identity_sealed",),
}


def rotate(*, forget: bool) -> int:
    """A new key for every number and proof; all or none. Old keys go only when nothing needs them.

    Whoever comes in meanwhile waits for his number, and is sealed with the new key.
    """
    old, new = [], []
    try:
        with transaction.atomic():
            _hold_the_door()
            identity.begin_rotation()
            count = sum(_reseal(model, names) for model, names in SEALED.items())
            for upload in IdentityFile.objects.select_for_update():
                with upload.file.open() as file:
                    content = identity.unseal_bytes(file.read())
                old.append(IdentityFile(file=upload.file.name))
                uploads.store(upload, content)
                new.append(upload)
                upload.save(update_fields=["file"])
    except BaseException:
        _remove(new)
        raise
    _remove(old)
    if forget:
        identity.forget_old_keys()
    return count


def _hold_the_door():
    """Whoever comes takes a number before anything is sealed; the numbers are held meanwhile."""
    taken = Q(name__startswith="application:") | Q(name__startswith="rectification:")
    list(NumberSeries.objects.select_for_update().filter(taken).order_by("pk"))


def _reseal(model, names) -> int:
    rows = list(model.objects.select_for_update())
    for row in rows:
        for name in names:
            setattr(row, name, identity.seal(identity.unseal(getattr(row, name))))
    model.objects.bulk_update(rows, names, batch_size=500)
    return len(rows)


def _remove(files):
    for upload in files:
        uploads.remove_bytes(upload)
