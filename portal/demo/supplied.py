"""Figures that the sample units supplied for a report with tables: one round, at every stage."""

from datetime import date

from portal.annual_report.actions import confirm, fill, open_round, remind, send_back
from portal.annual_report.models import AnnualReport, CollectionRound, SuppliedFigure
from portal.demo.dates import moment
from portal.demo.organisations import BUREAU

YEAR = 2024
LICENCES, PENALTIES = "t2.a20_5.license.decisions", "t2.a20_6.penalty.decisions"
ASKED = ("CYJT-XZSP", "CYYG", "CYZF")
SOURCE = "示例：业务系统2024年12月31日导出"
FILLED = {
    ("CYJT-XZSP", LICENCES): 126,
    ("CYYG", LICENCES): 318,
    ("CYZF", PENALTIES): 74,
    ("CYJT-XZSP", PENALTIES): None,  # a nil return
    ("CYYG", PENALTIES): 9,
}
CONFIRMED = [("CYJT-XZSP", LICENCES), ("CYZF", PENALTIES), ("CYJT-XZSP", PENALTIES)]


def load_supplied(organisations, people):
    """Asked, filled, confirmed by another person, sent back and reminded; once."""
    if CollectionRound.objects.filter(year=YEAR).exists():
        return
    bureau = organisations[BUREAU]
    AnnualReport.objects.get_or_create(
        organisation=bureau,
        year=YEAR,
        defaults={"title": f"{bureau.name}{YEAR}年政府信息公开工作年度报告", "is_sample": True},
    )
    editor, writer = people["editor"], people["admin"]
    found = open_round(
        bureau,
        year=YEAR,
        due_on=date(2025, 1, 13),
        figures=[LICENCES, PENALTIES],
        asked=[organisations[code] for code in ASKED],
        note="示例：其他系统办理的数量由各单位填报，没有发生的作零报告",
        by=writer,
        at=moment(date(2025, 1, 3)),
    )
    tasks = {(task.organisation.code, task.figure): task for task in found.tasks.all()}
    for key, number in FILLED.items():
        given = {"is_nil": True} if number is None else {"value": number}
        fill(tasks[key], by=editor, at=moment(date(2025, 1, 7)), source=SOURCE, **given)
    for key in CONFIRMED:
        confirm(tasks[key], by=writer, at=moment(date(2025, 1, 8)))
    at = moment(date(2025, 1, 9))
    send_back(tasks["CYYG", PENALTIES], by=writer, at=at, remark="请与处罚台账核对后重新填报")
    remind(tasks["CYZF", LICENCES], by=writer, at=at)
    SuppliedFigure.objects.filter(round=found).update(is_sample=True)
