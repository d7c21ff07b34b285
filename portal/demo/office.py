"""What the sample bureau's disclosure office keeps: its guide, topics, and the ledger."""

from datetime import date

from disclosures.guide.models import Guide
from disclosures.rich_text.cleaning import paragraphs
from disclosures.supervision.models import Shortcoming
from disclosures.topics.models import Topic
from portal.demo.organisations import BUREAU
from portal.demo.rooms import load_records, sample
from portal.demo.topics import read_all

GUIDE_ON = date(2018, 1, 8)


def load_office(records, organisations, people):
    """`records`: title → document of the demonstration."""
    texts = read_all("office")
    load_records([_guide(organisations[BUREAU])], people)
    load_records([_topic(text, records, organisations) for text in texts["topics"]], people)
    for text in texts["shortcomings"]:
        said = {**text, "organisation": organisations[text["organisation"]]}
        Shortcoming.objects.get_or_create(problem=said.pop("problem"), defaults=said)


def _guide(bureau):
    return sample(
        Guide,
        "guide",
        GUIDE_ON,
        organisation=bureau,
        title=f"{bureau.name}政府信息公开指南",
        office=f"{bureau.name}政府信息公开工作领导小组办公室（政策法规科）",
        office_address=bureau.address or "示例市示例路1号",
        office_hours="工作日 8:30—11:30，13:30—17:30",
        office_phone="12328",
        body=paragraphs("本指南每年更新一次；内容有变化的，及时更新。"),
    )


def _topic(text, records, organisations):
    gathered = [
        {"part": part, "number": records[title].index_number}
        for part, titles in text["parts"].items()
        for title in titles
    ]
    return sample(
        Topic,
        text["key"],
        text["published_on"],
        organisation=organisations[text["organisation"]],
        title=text["title"],
        introduction=text["introduction"],
        gathered=gathered,
    )
