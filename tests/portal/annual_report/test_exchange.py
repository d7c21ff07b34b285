"""Past reports on paper: taken as printed, refused with both wrong totals named, taken with why."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.annual_report.models import PaperReport
from portal.annual_report.reported import cells_of
from tests.making import make_document

REPORTS = json.loads(Path(__file__).with_name("real_reports.json").read_text("utf-8"))
WRONG = "huaian_hongze_gov_2023"


def paper(tmp_path, report):
    file = tmp_path / "report.json"
    file.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    return str(file)


def take(tmp_path, report, *options):
    """Run the command; True where it ended well."""
    try:
        call_command("import_report_cells", paper(tmp_path, report), *options)
    except SystemExit as end:
        assert end.code == 2
        return False
    return True


@pytest.mark.parametrize("name", [name for name in REPORTS if name != WRONG])
def test_a_report_on_paper_is_taken_as_printed(bureau, tmp_path, name):
    report = REPORTS[name]
    assert take(tmp_path, report)
    assert not PaperReport.objects.exists()  # a dry run
    for _ in range(2):
        assert take(tmp_path, report, "--commit")
    assert PaperReport.objects.get().cells == report["cells"]
    cells = cells_of(bureau, report["year"])
    assert all(float(cells[id]) == (value or 0) for id, value in report["cells"].items())


def test_a_wrong_report_is_refused_with_both_totals_named(bureau, tmp_path, capsys):
    assert not take(tmp_path, REPORTS[WRONG], "--commit")
    said = capsys.readouterr().out
    assert "有误：勾稽关系不符：行政复议·总计0" in said and "复议后起诉·总计0" in said
    assert not PaperReport.objects.exists()


def test_a_wrong_report_is_taken_with_its_reason(bureau, tmp_path, citizen):
    assert take(tmp_path, REPORTS[WRONG], "--commit", "--reason", "原件如此，已报告")
    stored = PaperReport.objects.get()
    assert len(stored.findings) == 2 and stored.reason == "原件如此，已报告"
    assert cells_of(bureau, 2023)["t4.rc.total"] == 0
    assert "t3.r3_6.natural" in cells_of(bureau, 2023)
    page = citizen.get("/reports/2023/figures/t4.rc.upheld/").content.decode()
    assert "按纸质年度报告录入" in page and ">10</span>" in page and "数据对应的记录" not in page


def test_next_years_report_is_compared_with_the_paper(bureau, tmp_path, capsys):
    report = REPORTS["unnamed_department_2023"]
    assert take(tmp_path, report, "--commit")
    cells = {**report["cells"], "t3.r2_carried_in.natural": 9, "t3.r1_new.natural": 27}
    take(tmp_path, {"year": 2024, "cells": cells})
    assert "提示：上年结转政府信息公开申请数量（自然人）9，与上年报告的" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ([], "year 和 cells"),
        ({"year": 2018, "cells": {}}, "没有表格"),
        ({"year": 1999, "cells": {}}, "年度应当在"),
        ({"year": 2024, "cells": {"t4.rc.total": "三件"}}, "“三件”不是数字"),
        ({"year": 2024, "cells": {"t9.x": 1}}, "没有这一格"),
    ],
)
def test_what_is_no_report_is_refused_in_words(bureau, tmp_path, capsys, report, words):
    assert not take(tmp_path, report, "--commit")
    assert words in capsys.readouterr().out


def test_another_report_of_the_same_year_does_not_replace_the_first(bureau, tmp_path, capsys):
    report = REPORTS["shanghai_stcsm_2024"]
    assert take(tmp_path, report, "--commit")
    other = {**report, "cells": {**report["cells"], "t2.a20_5.license.decisions": 1}}
    assert not take(tmp_path, other, "--commit")
    assert "已经录入而内容不同" in capsys.readouterr().out


def test_the_rows_of_a_figure_are_a_file_and_hold_what_may_be_shown(citizen, office):
    make_document(office, "published", title="=公开的")
    make_document(office, "draft", title="草拟的")
    answer = citizen.get("/reports/2018/figures/disclosures/?format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert answer["Content-Type"].startswith("text/csv")
    assert "'=公开的" in text and "草拟的" not in text and len(text.splitlines()) == 2


def test_applications_have_no_rows_to_download(citizen, bureau):
    answer = citizen.get("/reports/2024/figures/t3.r1_new.total/?format=csv")
    assert answer["Content-Type"].startswith("text/html")
