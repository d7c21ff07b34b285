"""How a request to put a record right ends (条例第四十一条). The article sets no time limit."""

from django.db.models import TextChoices


class Result(TextChoices):
    CORRECTED = "corrected", "核实更正"
    TRANSFERRED = "transferred", "转送有权机关"
    REFUSED = "refused", "不予更正"


OPEN = "办理中"
# What the applicant reads.
NEXT = {
    "": "本机关正在核实，核实后按照您留下的联系方式告知",
    Result.CORRECTED: "经核实，记录已经更正",
    Result.TRANSFERRED: "记录由其他机关负责，已经转送，请向该机关了解办理情况",
    Result.REFUSED: "经核实，不予更正，理由见下",
}
