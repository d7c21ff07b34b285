"""The text of items that are mostly a table: budgets, lists, guides, duties."""

from portal.demo.blocks import p, section, table
from portal.demo.organisations import demo_organisations

# Matters handled at the transport window, with the promised working days.
SERVICES = (
    ("道路旅客运输经营许可", "行政许可", 10),
    ("道路货物运输经营许可", "行政许可", 5),
    ("道路危险货物运输经营许可", "行政许可", 10),
    ("巡游出租汽车经营许可", "行政许可", 10),
    ("机动车驾驶员培训经营许可", "行政许可", 8),
    ("超限运输车辆行驶公路许可", "行政许可", 3),
    ("涉路施工活动许可", "行政许可", 10),
    ("公路建设项目施工许可", "行政许可", 7),
    ("更新采伐护路林审批", "行政许可", 5),
    ("道路运输从业人员资格证核发", "行政许可", 5),
    ("客运站站级核定", "行政确认", 10),
    ("营运车辆年度审验", "公共服务", 1),
)
_LISTS = {
    "收费": (
        ("项目", "收费依据", "标准"),
        ("占用、利用公路路产补偿费", "《中华人民共和国公路法》", "按省物价、财政部门文件执行"),
        ("损坏公路路产赔偿费", "《中华人民共和国公路法》", "按省物价、财政部门文件执行"),
        ("道路运输从业资格考试费", "省物价、财政部门文件", "按省定标准执行"),
    ),
    "采购": (
        ("类别", "采购方式", "执行情况"),
        ("办公设备", "集中采购", "全部通过集中采购机构实施"),
        ("公务用车维修、加油、保险", "定点采购", "在定点供应商处办理"),
        ("检测、监控等专用设备", "公开招标", "进入公共资源交易中心实施"),
        ("信息化运维、印刷等服务", "竞争性磋商、询价", "按限额标准执行"),
    ),
    "裁量": (
        ("违法行为", "情节", "裁量幅度"),
        ("未取得许可擅自从事客运经营", "首次、及时改正", "法定幅度下限"),
        ("未取得许可擅自从事客运经营", "一年内两次以上", "法定幅度中限至上限"),
        ("车辆超限行驶公路", "轻微、主动卸载", "责令改正，警告"),
        ("车辆超限行驶公路", "严重、拒不配合", "法定幅度上限"),
    ),
    "信息公开": (
        ("类别", "主要内容", "责任科室"),
        ("机构职能", "职责、内设机构、办公地址", "办公室、人事科"),
        ("政策文件", "规范性文件、其他文件", "政策法规科"),
        ("规划统计", "发展规划、年度计划、统计信息", "综合计划科"),
        ("行政许可", "事项、依据、条件、程序、结果", "行政审批科"),
        ("财政信息", "预算、决算、收费、采购", "财务科"),
        ("重大建设项目", "批准、招标投标、施工进展", "建设管理科"),
    ),
}
_SERVICE_LIST = (
    ("事项名称", "类别", "承诺时限（工作日）"),
    *SERVICES,
)


def _rows_for(title):
    return next((rows for word, rows in _LISTS.items() if word in title), _SERVICE_LIST)


def budget(outline, topic, choice):
    people, office, projects = (
        choice.between(900, 4200),
        choice.between(120, 680),
        choice.between(300, 5200),
    )
    total = people + office + projects
    return [
        p(f"{topic.purpose}，根据{topic.basis}和财政部门要求，现将{outline.title}予以公开。"),
        section(1, "单位职责和机构设置"),
        p("贯彻执行交通运输法律法规和方针政策，承担公路、道路运输和城市客运的管理与服务工作。"),
        section(2, "收支情况"),
        table(
            ("项目", "金额（万元）", "占比"),
            ("人员经费", people, f"{people * 100 // total}%"),
            ("公用经费", office, f"{office * 100 // total}%"),
            ("项目支出", projects, f"{projects * 100 // total}%"),
            ("合计", total, "100%"),
        ),
        section(3, "“三公”经费"),
        p(
            f"因公出国（境）费零元，公务接待费{choice.between(1, 6)}万元，"
            f"公务用车运行维护费{choice.between(18, 90)}万元，比上年有所下降。"
        ),
        section(4, "有关说明"),
        p("".join(topic.measures[:3])),
    ]


def service_guide(outline, topic, choice):
    return [
        p(f"{topic.purpose}，方便申请人了解办理要求，现公布{outline.title}。"),
        section(1, "办理依据"),
        p(f"{topic.basis}及交通运输部有关规章。"),
        section(2, "申请条件和材料"),
        p("申请人应当具备相应的主体资格，如实提交申请表、身份证明或者营业执照以及相关技术资料。"),
        table(
            ("序号", "材料名称", "要求"),
            (1, "申请表", "原件一份"),
            (2, "身份证明或者营业执照", "核验原件"),
            (3, "车辆、人员相关资料", "复印件一份"),
        ),
        section(3, "办理程序和时限"),
        p("窗口或者网上提交申请，材料齐全当场受理，审查后作出决定并送达。"),
        p(f"法定时限二十个工作日，承诺时限{choice.between(3, 10)}个工作日，不收取费用。"),
        section(4, "办理地点"),
        p("市公共服务审批中心交通窗口、朝阳市交通运输分中心大厅，工作日正常受理。"),
        p("".join(topic.measures[:2])),
    ]


def duties(outline, topic, choice):
    offices = [node for node in demo_organisations() if node.kind == "section"]
    return [
        p("朝阳市交通局是主管全市交通运输工作的市政府工作部门，主要职责和内设机构如下："),
        section(1, "主要职责"),
        p("拟订全市公路、道路运输和城市客运发展规划和政策措施并组织实施。"),
        p("负责公路建设、养护和路政管理，组织实施重点交通工程建设。"),
        p("负责道路运输市场监管、行业安全生产监督和应急运输保障。"),
        section(2, "内设机构"),
        table(("机构", "职责"), *[(node.name, node.duties) for node in offices]),
    ]


def list_of_items(outline, topic, choice):
    return [
        p(f"{topic.purpose}，依据{topic.basis}，编制{outline.title}，现予公布。"),
        p("".join(topic.measures[:2])),
        table(*_rows_for(outline.title)),
        p("表内事项根据法律法规修改和机构职责变化适时调整，调整结果另行公布。"),
        p(topic.closings[0]),
    ]
