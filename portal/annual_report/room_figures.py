"""The figures of the rooms beside documents, in the order of the report."""

from disclosures.directory.kinds import Rank
from disclosures.directory.models import Official
from disclosures.events.kinds import EventKind
from disclosures.events.models import Event
from disclosures.events.querysets import EventQuerySet
from disclosures.inquiries.models import Inquiry
from disclosures.inquiries.tables import month_table
from disclosures.interpretations.models import Interpretation
from disclosures.projects.models import Project
from disclosures.projects.querysets import ProjectQuerySet
from disclosures.proposals.kinds import ProposalKind
from disclosures.proposals.models import Proposal
from disclosures.proposals.querysets import ProposalQuerySet
from disclosures.services.kinds import Window
from disclosures.services.models import ServiceItem
from disclosures.services.querysets import ServiceItemQuerySet
from portal.annual_report.measuring import SCOPE, Figure, last_day, published_in_year
from portal.annual_report.replay import shown


def held_in_year(narrowed):
    """The question: public events of the subtree that were held in the year, as `narrowed`."""

    def records(organisation, year, on=None):
        held = shown(Event, on).within(organisation).held_in(year)
        return narrowed(held).newest_first()

    return records


press_conferences = held_in_year(lambda held: held.of_kind(EventKind.PRESS_CONFERENCE))
live_hotlines = held_in_year(lambda held: held.of_kind(EventKind.LIVE_HOTLINE))


def entered_in_year(narrowed=ServiceItemQuerySet.all):
    """The question: public service items of the subtree entered in the year, as `narrowed`."""

    def records(organisation, year, on=None):
        entered = shown(ServiceItem, on).within(organisation).entered_in(year)
        return narrowed(entered).newest_first()

    return records


def middle_cadres(organisation, year, on=None):
    """Officials of the middle ranks in office on the last day of the year."""
    officials = shown(Official, on).within(organisation).of_rank(Rank.MIDDLE)
    return officials.holding(last_day(year, on)).by_precedence()


def handled_in_year(narrowed):
    """The question: proposals answered in the year, published or not, as `narrowed`."""

    def records(organisation, year, on=None):
        handled = Proposal.objects.within(organisation).handled_in(year)
        return narrowed(handled.filter(replied_on__lte=last_day(year, on))).newest_first()

    return records


def tendered_in_year(organisation, year, on=None):
    """The projects of the subtree whose tender or purchase was announced in the year."""
    return shown(Project, on).within(organisation).tendered_in(year).newest_first()


def answered_in_year(organisation, year, on=None):
    """The inquiries of the subtree answered in the year, published or not."""
    answered = Inquiry.objects.within(organisation).answered_in(year)
    return answered.filter(answered_on__lte=last_day(year, on))


HANDLED = "以答复日期计，复文是否公开都计；下面只列出已经公开的。"

ROOM_FIGURES = [
    Figure(
        id="press_conferences",
        label="举办新闻发布会",
        unit="次",
        definition=f"{SCOPE}当年举办、现在仍然可以查到的新闻发布会，按举办日期计。",
        records=press_conferences,
    ),
    Figure(
        id="live_hotlines",
        label="参加利民热线直播",
        unit="次",
        definition=f"{SCOPE}当年参加、现在仍然可以查到的利民热线直播，按直播日期计；"
        "其中解读政策的，另计现场解读。",
        records=live_hotlines,
    ),
    Figure(
        id="live_hotline_questions",
        label="利民热线直播中解答问题",
        unit="个",
        definition="上述直播的问答实录中解答的问题。文字报告中写约数，这里是实际数量。",
        records=live_hotlines,
        count=EventQuerySet.questions,
        approximate=True,
    ),
    Figure(
        id="interpretations",
        label="发布政策解读文件",
        unit="篇",
        definition=f"{SCOPE}当年首次发布、现在仍然可以查到的政策解读文件，各种形式都计；"
        "直播间、新闻发布会上的现场解读另计。",
        records=published_in_year(Interpretation),
    ),
    Figure(
        id="live_interpretations",
        label="现场解读政策",
        unit="次",
        definition=f"{SCOPE}当年举办、标明为现场解读的活动，各种形式都计，按举办日期计；"
        "书面解读另计。",
        records=held_in_year(EventQuerySet.interpreting),
    ),
    Figure(
        id="service_items_entered",
        label="录入政务服务事项",
        unit="项",
        definition=f"{SCOPE}当年录入、现在仍然可以查到的政务服务事项，按录入日期计。",
        records=entered_in_year(),
    ),
    Figure(
        id="service_items_hall",
        label="大厅交通窗口受理事项",
        unit="项",
        definition="上述事项中由大厅交通窗口受理的。",
        records=entered_in_year(lambda entered: entered.at_window(Window.HALL)),
    ),
    Figure(
        id="service_items_subcentre",
        label="交通运输分中心办理事项",
        unit="项",
        definition="上述事项中可以在交通运输分中心办理的；同一事项也可以由大厅交通窗口受理。",
        records=entered_in_year(lambda entered: entered.at_window(Window.SUBCENTRE)),
    ),
    Figure(
        id="middle_cadres",
        label="公开中层干部信息",
        unit="名",
        definition=f"{SCOPE}当年12月31日在任、信息现在仍然可以查到的中层干部。",
        records=middle_cadres,
    ),
    Figure(
        id="npc_suggestions",
        label="办理人大代表建议",
        unit="件",
        definition=f"{SCOPE}当年答复的人大代表建议，{HANDLED}",
        records=handled_in_year(lambda handled: handled.of_kind(ProposalKind.NPC)),
        listed=ProposalQuerySet.visible,
    ),
    Figure(
        id="cppcc_proposals",
        label="办理政协提案",
        unit="件",
        definition=f"{SCOPE}当年答复的政协提案，{HANDLED}",
        records=handled_in_year(lambda handled: handled.of_kind(ProposalKind.CPPCC)),
        listed=ProposalQuerySet.visible,
    ),
    Figure(
        id="proposals_satisfaction_percent",
        label="建议提案办理满意率",
        unit="%",
        definition=f"{SCOPE}当年答复的建议提案中，代表、委员表示满意和基本满意的件数，"
        f"除以已经反馈意见的件数；重新办理的，按最后一次意见计。{HANDLED}",
        records=handled_in_year(ProposalQuerySet.with_opinion),
        part=ProposalQuerySet.content,
        listed=ProposalQuerySet.visible,
    ),
    Figure(
        id="projects_in_trading_centre_percent",
        label="建设项目进场交易率",
        unit="%",
        definition=f"{SCOPE}当年发布招标（采购）公告、现在仍然可以查到的项目中，"
        "进入公共资源交易中心交易的，除以全部项目。",
        records=tendered_in_year,
        part=ProjectQuerySet.in_trading_centre,
    ),
    Figure(
        id="inquiries_answered",
        label="答复咨询",
        unit="件次",
        definition=f"{SCOPE}当年通过各渠道答复的咨询、投诉，以答复日期计，答复是否公开都计；"
        "下面按月份和渠道列出数量。",
        records=answered_in_year,
        groups=lambda answered: month_table(answered.by_month_and_channel()),
    ),
]
