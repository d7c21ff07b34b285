"""Tendered projects: the announcement, the candidates and the result of each."""

from portal.demo.blocks import p, section, table
from portal.demo.choices import Choice
from portal.demo.dates import chinese, step
from portal.demo.organisations import issuing_organ
from portal.demo.topics import outline, read

DAYS_TO_SUBMIT = 20  # working days; the law asks for at least twenty days
DAYS_TO_CANDIDATES = 2
DAYS_OF_DISPLAY = 3
PLATFORM = "朝阳市公共资源交易中心网站"


def tender_outlines():
    return [made for project in read("tenders") for made in _outlines_of(project)]


def _outlines_of(project):
    announced = project["announced_on"]
    opened = step(announced, DAYS_TO_SUBMIT)
    candidates = step(opened, DAYS_TO_CANDIDATES)
    decided = step(candidates, DAYS_OF_DISPLAY + 1)
    choice = Choice("tender " + project["name"])
    return [
        _outline(project, "招标公告", announced, _announcement(project, announced, opened)),
        _outline(project, "中标候选人公示", candidates, _candidates(project, opened, candidates)),
        _outline(project, "中标结果公告", decided, _result(project, decided, choice)),
    ]


def _outline(project, form, day, blocks):
    code = project["organisation"]
    blocks = (*blocks, p(issuing_organ(code)), p(chinese(day)))
    return outline(
        "road_construction",
        "notice",
        code,
        project["name"] + form,
        published_on=day,
        made_on=day,
        blocks=blocks,
        section="a20-9" if "采购" in project["name"] else "a20-10",
        keywords=("招标投标", form, "公共资源交易"),
    )


def _lots(project):
    return table(
        ("标段", "招标内容", "计划工期"),
        *[(name, content, f"{days}日历天") for name, content, days in project["lots"]],
    )


def _announcement(project, announced, opened):
    return [
        section(1, "招标条件"),
        p(
            f"{project['name']}已经有关部门批准实施，资金来源为{project['funds']}，"
            "项目已具备招标条件，现进行公开招标。"
        ),
        section(2, "项目概况与招标范围"),
        _lots(project),
        section(3, "投标人资格要求"),
        p("投标人应当具有独立法人资格，具备与招标内容相应的资质、业绩、人员和设备，信誉良好。"),
        p("本次招标不接受联合体投标，同一投标人可以对多个标段投标，但只能中一个标段。"),
        section(4, "招标文件的获取"),
        p(f"有意参加投标的，请自{chinese(announced)}起五日内登录{PLATFORM}下载招标文件。"),
        section(5, "投标文件的递交"),
        p(
            f"递交投标文件的截止时间和开标时间为{chinese(opened)}上午九时，"
            "逾期送达的投标文件不予受理。"
        ),
        section(6, "发布媒介和监督"),
        p(f"本公告同时在{PLATFORM}和交通局门户网站发布，招标投标活动由行业主管部门全程监督。"),
    ]


def _candidates(project, opened, day):
    last = step(day, DAYS_OF_DISPLAY - 1)
    return [
        p(
            f"{project['name']}于{chinese(opened)}在朝阳市公共资源交易中心公开开标，"
            "评标委员会按照招标文件规定的办法完成评审，现将中标候选人情况予以公示。"
        ),
        _lots(project),
        p(f"各标段均推荐三名中标候选人并标明排序，名单、报价和评标得分详见{PLATFORM}。"),
        p(
            f"公示期为{chinese(day)}至{chinese(last)}。投标人或者其他利害关系人有异议的，"
            "应当在公示期内以书面形式提出，招标人自收到异议之日起三日内答复。"
        ),
        p("评标专家从省综合评标专家库中随机抽取，评标过程由监督部门现场监督。"),
    ]


def _result(project, day, choice):
    return [
        p(f"{project['name']}中标候选人公示期已满，公示期间未收到有效异议，现将中标结果公告如下："),
        _lots(project),
        p(
            "各标段由排名第一的中标候选人中标，招标人已发出中标通知书，"
            "并将自通知书发出之日起三十日内签订合同。"
        ),
        p(
            choice.one(
                (
                    "建设单位将督促中标人按投标承诺组织人员、设备进场，确保工程质量和安全。",
                    "履约过程中不得转包和违法分包，项目经理、技术负责人不得随意更换。",
                    "合同签订后五日内退还未中标人的投标保证金及银行同期存款利息。",
                )
            )
        ),
        p(f"中标单位名称和中标价以{PLATFORM}发布的公告为准。"),
    ]
