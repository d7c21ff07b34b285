"""The figures of the rooms beside documents, in the order of the report."""

from disclosures.interpretations.models import Interpretation
from portal.annual_report.measuring import SCOPE, Figure, published_in_year

ROOM_FIGURES = [
    Figure(
        id="interpretations",
        label="发布政策解读文件",
        unit="篇",
        definition=f"{SCOPE}当年首次发布、现在仍然可以查到的政策解读文件，各种形式都计；"
        "直播间、新闻发布会上的现场解读另计。",
        records=published_in_year(Interpretation),
    ),
]
