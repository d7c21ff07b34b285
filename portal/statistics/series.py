"""What is followed over the years: each a question whose number is that of the annual report."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from disclosures.documents.models import Document
from disclosures.inquiries.models import Inquiry
from disclosures.proposals.models import Proposal
from portal.statistics.counting import by_year
from requests_app.models import Application


@dataclass(frozen=True)
class Series:
    """Records of a body, and the day by which they belong to a year."""

    label: str
    unit: str
    records: Callable[..., QuerySet]
    day: str


def documents(organisation):
    return Document.objects.visible().within(organisation)


def received(organisation):
    return Application.objects.within(organisation)


def decided(organisation):
    return Application.objects.within(organisation).exclude(outcome="")


def inquiries(organisation):
    return Inquiry.objects.within(organisation).kept()


def proposals(organisation):
    return Proposal.objects.within(organisation).kept()


SERIES = (
    Series("主动公开政府信息", "条", documents, "first_published_at"),
    Series("收到信息公开申请", "件", received, "received_on"),
    Series("办结信息公开申请", "件", decided, "answered_on"),
    Series("答复咨询", "件次", inquiries, "answered_on"),
    Series("办理建议提案", "件", proposals, "replied_on"),
)


def counts_of(organisation) -> list[dict[int, int]]:
    """For each of them year → number. One query each."""
    return [by_year(one.records(organisation), day=one.day) for one in SERIES]


def years_of(counts: list[dict[int, int]]) -> list[int]:
    """The years in which there is anything, the newest first."""
    return sorted(set().union(*counts), reverse=True)
