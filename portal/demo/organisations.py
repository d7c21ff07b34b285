"""The demonstration's organisation tree: a city government, its bureau, sections and units."""

from functools import cache

from portal.demo.records import DemoOrganisation

CITY = "CY"
BUREAU = "CYJT"
WEBSITE = "http://jtj.zgcy.gov.cn/"
DUTIES = "主管全市交通运输工作，负责公路、道路运输和城市客运的规划、建设、管理和服务。"

_SECTIONS = (
    ("CYJT-BGS", "办公室", "负责文电、会务、机要、档案、督查和信访工作。"),
    ("CYJT-ZCFG", "政策法规科", "负责依法行政、规范性文件审核和政府信息公开工作。"),
    ("CYJT-ZHJH", "综合计划科", "负责交通规划、计划、统计和项目前期工作。"),
    ("CYJT-JSGL", "建设管理科", "负责公路工程建设市场、质量和造价监督管理。"),
    ("CYJT-YSGL", "运输管理科", "负责道路客货运输、城市客运的行业管理。"),
    ("CYJT-AQJD", "安全监督科", "负责行业安全生产监督和应急管理。"),
    ("CYJT-CW", "财务科", "负责预算、决算、资产管理和内部审计。"),
    ("CYJT-RS", "人事科", "负责机构编制、干部人事和教育培训。"),
    ("CYJT-XZSP", "行政审批科", "负责交通窗口行政许可和公共服务事项的受理、办理。"),
    ("CYJT-DW", "机关党委", "负责机关党建、纪检和群团工作。"),
)
_UNITS = (
    ("CYGL", "朝阳市公路管理处", "市公路管理处", "承担普通国省干线公路的养护和管理工作。"),
    ("CYYG", "朝阳市道路运输管理处", "市运输管理处", "承担道路客货运输、维修、驾培的管理工作。"),
    ("CYNC", "朝阳市农村公路管理处", "市农村公路管理处", "承担农村公路建设、养护的指导和监督。"),
    ("CYZF", "朝阳市公路路政管理支队", "市路政支队", "承担公路路政管理和超限超载治理工作。"),
    ("CYCK", "朝阳市城市客运管理办公室", "市城市客运办", "承担公交、出租汽车的管理工作。"),
    ("CYZJ", "朝阳市交通工程质量监督站", "市质量监督站", "承担公路工程质量安全监督工作。"),
    ("CYFZX", "朝阳市交通运输分中心", "交通运输分中心", "承担道路运输类政务服务事项的办理。"),
    ("CYXX", "朝阳市交通信息中心", "市交通信息中心", "承担信息化建设和门户网站技术维护。"),
)
_SIBLINGS = (("CYDA", "朝阳市档案馆", "市档案馆"),)


@cache
def demo_organisations():
    """Parents before children."""
    city = DemoOrganisation(
        CITY, "朝阳市人民政府", "市政府", "government", None, 1, is_disclosing_organ=True
    )
    bureau = DemoOrganisation(
        BUREAU,
        "朝阳市交通局",
        "市交通局",
        "bureau",
        CITY,
        1,
        is_disclosing_organ=True,
        hosts_portal=True,
        website=WEBSITE,
        duties=DUTIES,
    )
    sections = [
        DemoOrganisation(code, name, name, "section", BUREAU, order, duties=duties)
        for order, (code, name, duties) in enumerate(_SECTIONS, 1)
    ]
    units = [
        DemoOrganisation(code, name, short, "unit", BUREAU, order, duties=duties)
        for order, (code, name, short, duties) in enumerate(_UNITS, len(_SECTIONS) + 1)
    ]
    siblings = [
        DemoOrganisation(code, name, short, "unit", CITY, order)
        for order, (code, name, short) in enumerate(_SIBLINGS, 2)
    ]
    return [city, bureau, *sections, *units, *siblings]


def organisation(code):
    return next(node for node in demo_organisations() if node.code == code)


def issuing_organ(code):
    """Sections act in the bureau's name; units in their own."""
    node = organisation(code)
    return organisation(BUREAU).name if node.kind == "section" else node.name


def acting(code):
    """The short name news speaks of."""
    node = organisation(code)
    return organisation(BUREAU).short_name if node.kind == "section" else node.short_name
