"""The checks of the wording over a stored report and the records behind it."""

from portal.annual_report.text.findings import text_findings
from tests.making import make_document, make_report


def codes(report):
    return {one.code for one in text_findings(report)}


def test_an_empty_part_keeps_a_report_back(bureau):
    report = make_report(bureau, 2018, n1="主动公开。")
    found = {one.code: one for one in text_findings(report)}
    assert set(found) == {"text:empty:n2", "text:empty:n3", "text:empty:n4"}
    assert all(one.is_hard for one in found.values())


def test_typed_numbers_are_compared_with_the_records(office, bureau):
    make_document(office, "published")
    parts = {"n2": "甲", "n3": "乙", "n4": "丙"}
    report = make_report(bureau, 2018, n1="全年主动公开政府信息2条。", **parts)
    assert codes(report) == {"text:number:n1:disclosures"}
    report.texts.filter(part="n1").update(text="全年主动公开政府信息1条。")
    assert codes(report) == set()


def test_last_years_report_is_compared(bureau):
    line = "各科室和局属单位明确了信息公开的负责人，定期检查。"
    make_report(bureau, 2023, s1=line)
    assert "text:repeated:s5:1" in codes(make_report(bureau, 2024, s5=line))


def test_themes_are_asked_for_since_the_form_of_2019(bureau):
    assert "text:fee" in codes(make_report(bureau, 2024))
    assert "text:fee" not in codes(make_report(bureau, 2018))
