"""An office's register becomes lines: what is read, refused, changed, and what is never taken."""

from datetime import date
from io import BytesIO

import pytest

from disclosures.exchange.outcomes import Result
from disclosures.exchange.sheets import read_table
from disclosures.exchange.workbooks import template
from disclosures.publishing.models import ImportBatch
from disclosures.register.actions import import_lines
from disclosures.register.exchange import RegisterExchange
from disclosures.register.intake import SheetRefused, plan_register
from disclosures.register.models import RegisterEntry
from tests.making import NOW, make_document

HEADINGS = "发文字号,标题,成文日期,公开属性,拟稿科室"
GOOD = "章交发[2026]003号,关于公路养护的通知,2026年3月2日,主动公开,办公室"


def table(*lines, headings=HEADINGS):
    return read_table(
        BytesIO("\n".join([headings, *lines]).encode()), set(RegisterExchange.by_heading())
    )


@pytest.fixture
def plan(bureau):
    def make(*lines, **options):
        return plan_register(table(*lines, **options), organisation=bureau)

    return make


@pytest.fixture
def take(plan, keeper):
    def run(*lines, **options):
        planned = plan(*lines, **options)
        batch = ImportBatch.objects.create(source="登记簿.csv", sha256="0" * 64, by=keeper, at=NOW)
        import_lines(planned.new, planned.changed, batch=batch, at=NOW)
        return planned

    return run


def results(planned):
    return [row.result for row in planned.rows]


def test_a_row_becomes_a_line_in_the_section_that_drafted_it(take, section):
    take(GOOD)
    line = RegisterEntry.objects.get()
    assert line.document_number == "章交发〔2026〕3号"
    assert (line.made_on, line.attribute, line.kind) == (date(2026, 3, 2), "proactive", "ordinary")
    assert (line.organisation, line.drafting_section, line.source_row) == (section, "办公室", 2)


def test_a_section_that_is_no_node_stays_in_words_and_the_line_with_the_body(take, bureau):
    take(GOOD)
    line = RegisterEntry.objects.get()
    assert (line.organisation, line.drafting_section) == (bureau, "办公室")


def test_a_dry_run_writes_nothing(plan):
    assert results(plan(GOOD)) == [Result.NEW]
    assert not RegisterEntry.objects.exists()


def test_the_same_sheet_twice_changes_nothing(take, plan):
    numberless = ",无文号的函,2026-03-03,依申请公开,"
    take(GOOD, numberless)
    again = plan(GOOD, numberless)
    assert results(again) == [Result.UNCHANGED] * 2 and not again.is_worth_confirming


def test_a_change_is_told_before_it_is_made(take, keeper):
    take(GOOD)
    changed = GOOD.replace("主动公开", "依申请公开")
    row = take(changed).rows[0]
    assert row.result == Result.CHANGED
    assert [str(d) for d in row.differences] == ["公开属性：主动公开 → 依申请公开"]
    assert RegisterEntry.objects.get().attribute == "on_request"


def test_what_was_noted_here_survives_a_sheet_without_that_column(take):
    take(GOOD)
    RegisterEntry.objects.update(note="正在审核")
    take(GOOD.replace("养护", "养护管理"))
    line = RegisterEntry.objects.get()
    assert (line.note, line.title) == ("正在审核", "关于公路养护管理的通知")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("章交发〔2026〕3号,,2026-03-02,主动公开,", "缺少“标题”"),
        ("章交发〔2026〕3号,通知,,主动公开,", "缺少“成文日期”"),
        ("章交发〔2026〕3号,通知,三月初,主动公开,", "不是有效的日期"),
        ("章交发〔2026〕3号,通知,2026-03-02,,", "缺少“公开属性”"),
        ("章交发〔2026〕3号,通知,2026-03-02,半公开,", "不在可选的范围内"),
        (f"章交发〔2026〕3号,{'长' * 301},2026-03-02,主动公开,", "300"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_harms_no_other(take, row, reason):
    planned = take(row, GOOD)
    assert results(planned) == [Result.REFUSED, Result.NEW]
    assert reason in "；".join(planned.rows[0].reasons)
    assert RegisterEntry.objects.count() == 1


def test_a_second_row_with_the_same_number_is_refused(plan):
    planned = plan(GOOD, GOOD.replace("养护", "另一件事"))
    assert planned.rows[1].reasons == ["与第2行重复"]


@pytest.mark.parametrize(
    ("words", "attribute"),
    [
        ("此件公开发布", "proactive"),
        ("（此件依申请公开）", "on_request"),
        ("不公开", "withheld"),
        ("免予公开", "withheld"),
    ],
)
def test_the_attribute_is_read_as_papers_write_it(take, words, attribute):
    take(GOOD.replace("主动公开", words))
    assert RegisterEntry.objects.get().attribute == attribute


def test_the_headings_of_an_offices_own_register_are_understood(take):
    take(GOOD, headings="文号,文件标题,发文日期,公开方式,主办科室")
    assert RegisterEntry.objects.get().drafting_section == "办公室"


def test_a_sheet_without_a_required_column_is_refused_as_a_whole(plan):
    with pytest.raises(SheetRefused, match="没有必填的列：公开属性"):
        plan("章交发〔2026〕3号,通知,2026-03-02", headings="发文字号,标题,成文日期")
    with pytest.raises(SheetRefused, match="两列都是“发文字号”"):
        plan("1,2,通知,2026-03-02,主动公开", headings="文号,发文字号,标题,成文日期,公开属性")


@pytest.mark.parametrize(
    ("row", "headings"),
    [
        ("章交发〔2026〕4号,龘靐齉,2026-03-02,不予公开,机密", f"{HEADINGS[:-4]}密级"),
        ("章交发〔2026〕4号,秘密★ 龘靐齉,2026-03-02,不予公开,", HEADINGS),
    ],
)
def test_a_sheet_with_a_classified_row_is_refused_without_repeating_its_words(plan, row, headings):
    with pytest.raises(SheetRefused, match="第3行标有密级") as refused:
        plan(GOOD.replace("办公室", ""), row, headings=headings)
    assert "龘" not in str(refused.value)


def test_what_looks_wrong_is_said_and_taken(plan):
    row = plan("章交发〔2025〕3号,通知,2026-03-02,不予公开,").rows[0]
    assert row.result == Result.NEW
    assert "发文字号的年份（2025）" in "".join(row.hints) and "没有写明理由" in "".join(row.hints)


def test_imported_lines_find_their_documents_in_a_few_queries(
    take, office, django_assert_max_num_queries
):
    document = make_document(office, "published", document_number="章交发〔2026〕3号")
    rows = [f"章交发〔2026〕{n}号,通知{n},2026-03-02,主动公开," for n in range(3, 203)]
    with django_assert_max_num_queries(14):
        take(*rows)
    assert RegisterEntry.objects.get(document=document).document_number == document.document_number
    assert RegisterEntry.objects.unpublished().count() == 199


def test_the_example_of_the_template_is_not_taken_for_a_line(bureau, keeper):
    file = template(RegisterExchange, keeper)
    read = read_table(file, set(RegisterExchange.by_heading()))
    planned = plan_register(read, organisation=bureau)
    assert [row.reasons for row in planned.rows] == [["这是模板中的示例行"]]
