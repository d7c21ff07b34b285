"""The text of the demonstration's 2018 annual report; every number in it is a figure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DemoReport:
    year: int
    title: str
    dated: date
    published_on: date
    parts: dict[str, str]


REPORT_2018 = DemoReport(
    year=2018,
    title="朝阳市交通局2018年政府信息公开工作年度报告",
    dated=date(2018, 12, 31),
    published_on=date(2019, 1, 15),
    parts={
        "n1": (
            "本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为"
            "2018年1月1日至2018年12月31日。\n"
            "（一）总体情况。全年主动公开各类政府信息{disclosures}，上传图片{images}。\n"
            "（二）规范性文件。全年主动公开规范性文件{normative_documents}，"
            "可以在本局网站和市档案馆查阅。\n"
            "（三）重点领域。交通工程建设项目的招标公告、中标公示在网上统一发布，接受社会监督。\n"
            "（四）解读回应。召开新闻发布会{press_conferences}，领导走进利民热线直播间"
            "{live_hotlines}，解答群众提问{live_hotline_questions}，全部解决；发布政策解读文件"
            "{interpretations}，现场解读{live_interpretations}。\n"
            "（五）政务服务。录入并审核政务服务事项{service_items_entered}，大厅交通窗口受理"
            "{service_items_hall}，交通运输分中心办理{service_items_subcentre}。\n"
            "（六）建议提案。办理人大代表建议{npc_suggestions}、政协提案{cppcc_proposals}，"
            "满意率{proposals_satisfaction_percent}。\n"
            "（七）咨询答复。通过民心网、政民互动、市民投诉转办单、12328答复咨询建议"
            "{inquiries_answered}。\n"
            "（八）依申请公开。收到并办理公开申请{applications_received}，其中予以公开"
            "{applications_open}，不予公开{applications_withheld}。\n"
            "（九）复议、诉讼和申诉。针对本局政府信息公开工作的行政复议{reconsiderations}，"
            "行政诉讼{litigations}，有关的申诉{appeals}。"
        ),
        "n2": (
            "（一）健全组织。局信息公开工作领导小组办公室设在政策法规科，"
            "各科室和局属单位明确了信息员。\n"
            "（二）完善制度。围绕首问负责、服务承诺等事项完善制度{systems_improved}。\n"
            "（三）方便群众。围绕优化营商环境出台便民利企措施{convenience_measures}，"
            "逐项向社会公布。\n"
            "（四）公开干部信息。公开机关和所属单位中层干部{middle_cadres}的职务、工作分工和办公电话。"
        ),
        "n3": (
            "（一）门户网站。本局网站设有政务公开专栏，全年发布各类信息{disclosures}。\n"
            "（二）公共查阅点。在市公共服务审批中心交通窗口和交通运输分中心大厅提供查阅。\n"
            "（三）新闻媒体。通过报纸、电视发布重要交通信息。"
        ),
        "n4": (
            "一是明确每一份文件的公开属性，做到先审查、后公开。\n"
            "二是组织信息公开业务培训，提高信息发布的准确性和及时性。"
        ),
    },
)
