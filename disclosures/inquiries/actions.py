"""The verb beside publishing: registering what somebody sent through the public form."""

from django.db import transaction
from django.utils.timezone import localdate

from disclosures.inquiries.kinds import Channel, Consent
from disclosures.inquiries.models import Inquiry
from disclosures.organisations.models import Organisation
from disclosures.publishing.history import record
from disclosures.publishing.numbers import take_serials

SERIES = "inquiry"
CITIZEN = "网上来件人"


def register(*, key, subject, question, name, contact, consents, is_complaint_art47, at):
    """Keep an inquiry as a draft of the host, under the next number of the year.

    `key` tells one sheet of the form from another: sent twice, it is registered once. What was
    written stays with staff; the office words the public question itself.
    """
    year = localdate(at).year
    with transaction.atomic():
        serial = take_serials(f"{SERIES}:{year}")  # a second sending of the form waits here
        known = Inquiry.objects.filter(source_id=f"form-{key}").first()
        if known:
            transaction.set_rollback(True)  # gives the number back
            return known
        registration = f"ZX{year}-{serial:05d}"
        inquiry = Inquiry.objects.create(
            source_id=f"form-{key}",
            organisation=Organisation.objects.host(),
            title=f"网上来件（{registration}）",
            registration=registration,
            channel=Channel.WEBSITE,
            received_on=localdate(at),
            question_original=f"{subject}\n{question}",
            asker_name=name,
            asker_contact=contact,
            consent=Consent.YES if consents else Consent.NO,
            is_complaint_art47=is_complaint_art47,
            created_at=at,
            changed_at=at,
        )
        record(inquiry, "register", "网上登记", by=None, at=at, remark=registration)
    return inquiry
