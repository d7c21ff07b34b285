"""Past applications and remedies from tables: rows, dry run, exit codes, a second run."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from disclosures.publishing.history import history_of
from disclosures.publishing.models import ImportBatch
from portal.annual_report.figures import values
from requests_app.models import Application
from requests_app.remedies.models import Remedy

HEAD = "number,received_on,channel,applicant_kind,description,outcome,decided_on"
GOOD = [
    "A-1,2024-01-05,online,natural,养护资金,r3_1_open,2024-01-20",
    "A-2,2024-01-08,post,commercial,批准文件,r3_3_4_third_party,2024-05-08",
    "A-3,2024-11-08,fax,other_org,规划,,",
    "A-4,2024-02-01,oral,research,数据,r3_6,2024-02-20",
]
COUNTER = ("applications_received", "applications_open", "applications_withheld")


def table(tmp_path, lines, *, head=HEAD, encoding="utf-8-sig"):
    file = tmp_path / "cases.csv"
    file.write_bytes("\r\n".join([head, *lines]).encode(encoding))
    return str(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_past_cases_are_taken_as_they_were(bureau, tmp_path, capsys, encoding):
    call_command("import_applications", table(tmp_path, GOOD, encoding=encoding), "--commit")
    cases = {case.number: case for case in Application.objects.all()}
    assert (cases["A-1"].state, cases["A-1"].answered_on) == ("closed", date(2024, 1, 20))
    assert (cases["A-3"].state, cases["A-3"].outcome) == ("in_handling", "")
    assert cases["A-4"].get_outcome_display() == "其他处理"
    assert "晚于期限届满日" in capsys.readouterr().out  # A-2, as a missed clock
    assert history_of(cases["A-1"]).get().label == "导入"
    counted = values(bureau, 2024, COUNTER)
    assert counted == dict(zip(COUNTER, (4, 1, 1), strict=True))


def test_a_dry_run_writes_nothing_and_the_same_file_twice_changes_nothing(bureau, tmp_path):
    file = table(tmp_path, GOOD)
    call_command("import_applications", file)
    assert not Application.objects.exists()
    for _ in range(2):
        call_command("import_applications", file, "--commit")
    assert (Application.objects.count(), ImportBatch.objects.count()) == (4, 1)


def test_an_open_case_is_closed_by_the_result_that_came_since(bureau, tmp_path):
    call_command("import_applications", table(tmp_path, GOOD), "--commit")
    result = "A-3,2024-11-08,fax,other_org,规划,r3_1_open,2024-11-20"
    call_command("import_applications", table(tmp_path, [*GOOD, result][3:]), "--commit")
    case = Application.objects.get(number="A-3")
    assert (case.state, case.outcome) == ("closed", "r3_1_open")


BAD = [
    (",2024-01-05,online,natural,x,,", "缺少申请编号"),
    ("A-1,,online,natural,x,,", "缺少收到日期"),
    ("A-1,2024-13-05,online,natural,x,,", "收到日期"),
    ("A-1,2099-01-05,online,natural,x,,", "还没有到"),
    ("A-1,2024-01-05,web,natural,x,,", "申请渠道“web”"),
    ("A-1,2024-01-05,online,person,x,,", "申请人类型“person”"),
    ("A-1,2024-01-05,online,natural,,,", "内容描述"),
    ("A-1,2024-01-05,online,natural,x,r3_9,2024-01-06", "处理结果“r3_9”"),
    ("A-1,2024-01-05,online,natural,x,r3_1_open,", "同时填写"),
    ("A-1,2024-01-05,online,natural,x,r3_1_open,2024-01-04", "早于收到日期"),
    ("A-9,2024-01-05,online,natural,x,,", "与前面的行重复"),
]


@pytest.mark.parametrize(("row", "words"), BAD)
def test_a_bad_row_is_refused_with_its_number_and_reason(bureau, tmp_path, capsys, row, words):
    good = "A-9,2024-01-05,online,natural,x,,"
    with pytest.raises(SystemExit) as end:
        call_command("import_applications", table(tmp_path, [good, row]), "--commit")
    assert end.value.code == 2
    said = capsys.readouterr().out
    assert "未导入：第 3 行" in said and words in said
    assert Application.objects.get().number == "A-9"  # good rows are not lost to bad ones


def test_a_stored_case_is_never_written_over(bureau, tmp_path, capsys):
    call_command("import_applications", table(tmp_path, GOOD), "--commit")
    other = GOOD[0].replace("养护资金", "别的")
    with pytest.raises(SystemExit):
        call_command("import_applications", table(tmp_path, [other]), "--commit")
    assert "内容不同" in capsys.readouterr().out


def test_a_file_without_the_columns_is_refused_as_a_whole(bureau, tmp_path):
    with pytest.raises(CommandError, match="缺少列：number"):
        call_command("import_applications", table(tmp_path, [], head="x,y"))


REMEDIES = [
    "rc,2024-03-01,upheld,2024-04-01",
    "rc,2024-03-01,upheld,2024-04-01",
    "ld,2024-05-01,,",
    "lr,2024-05-06,corrected,2024-08-01",
    "appeal,2024-06-01,other,2024-06-09",
]


def test_identical_remedies_are_distinct_cases_and_a_second_run_adds_none(bureau, tmp_path):
    file = table(tmp_path, REMEDIES, head="kind,filed_on,result,decided_on")
    for _ in range(2):
        call_command("import_remedies", file, "--commit")
    assert Remedy.objects.count() == 5
    counted = values(bureau, 2024, ("reconsiderations", "litigations", "appeals"))
    assert list(counted.values()) == [2, 2, 1]
    assert Remedy.objects.pending_at_end_of(2024).count() == 1


def test_a_pending_remedy_is_decided_by_a_later_file(bureau, tmp_path):
    head = "kind,filed_on,result,decided_on"
    call_command("import_remedies", table(tmp_path, REMEDIES, head=head), "--commit")
    later = [row.replace("05-01,,", "05-01,other,2024-09-01") for row in REMEDIES]
    call_command("import_remedies", table(tmp_path, later, head=head), "--commit")
    assert Remedy.objects.count() == 5
    assert Remedy.objects.get(kind="ld").result == "other"


def test_the_pages_of_the_figures_show_months_and_no_case(citizen, bureau, tmp_path):
    call_command("import_applications", table(tmp_path, GOOD), "--commit")
    page = citizen.get("/reports/2024/figures/applications_received/").content.decode()
    assert "4件" in page or ">4<" in page
    assert "全年" in page and "网上" in page and "A-1" not in page and "养护资金" not in page
    assert (
        "保护第三方合法权益"
        in citizen.get("/reports/2024/figures/applications_withheld/").content.decode()
    )
