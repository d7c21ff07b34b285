"""What a signed form and the records of today differ by."""

from datetime import date

from portal.annual_report.signing.differences import differences
from portal.annual_report.signing.freezing import freeze
from requests_app.models import Application
from tests.making import NOW, make_document, make_report
from tests.portal.annual_report.test_cells import application


def test_nothing_differs_from_itself(report):
    frozen = freeze(report, NOW)
    assert differences(frozen, frozen) == []


def test_a_figure_differs_by_number_and_by_records(office, report):
    before = freeze(report, NOW)
    make_document(office, "published")
    rows = {row["label"]: row for row in differences(before, freeze(report, NOW))}
    row = rows["主动公开政府信息"]
    assert (row["signed"], row["now"], row["by"], row["added"]) == (0, 1, "+1", 1)
    assert rows["一、公开政府信息情况"]["is_text"]


def test_another_record_in_place_of_one_is_a_difference(office, report):
    make_document(office, "published")
    before = freeze(report, NOW)
    now = freeze(report, NOW)
    next(f for f in now["figures"] if f["code"] == "disclosures")["record_ids"] = [0]
    row = differences(before, now)[0]
    assert (row["by"], row["added"], row["removed"]) == ("+0", 1, 1)


def test_a_cell_differs_in_the_words_of_its_form(bureau):
    before = freeze(make_report(bureau, 2024, s1="总体情况。"), NOW)
    now = {**before, "sections": [_with(section) for section in before["sections"]]}
    found = differences(before, now)
    assert [(row["label"], row["by"]) for row in found] == [("行政处罚本年处理决定数量", "+4")]


def _with(section):
    id = "t2.a20_6.penalty.decisions"
    blocks = [
        {**block, "cells": {**block["cells"], id: 4}} if id in block.get("cells", {}) else block
        for block in section["blocks"]
    ]
    return {**section, "blocks": blocks}


def test_a_cell_tells_what_came_and_what_went(bureau):
    application(bureau, date(2024, 3, 4)).save()
    report = make_report(bureau, 2024, s1="总体情况。")
    before = freeze(report, NOW)
    Application.objects.update(received_on=date(2023, 3, 4))
    for day in (5, 6):
        application(bureau, date(2024, 3, day)).save()
    rows = {row["label"]: row for row in differences(before, freeze(report, NOW))}
    row = next(row for label, row in rows.items() if "新收" in label and "自然人" in label)
    assert (row["by"], row["added"], row["removed"]) == ("+1", 2, 1)


def test_one_application_in_place_of_another_is_a_difference_of_its_cell(bureau):
    application(bureau, date(2024, 3, 4)).save()
    report = make_report(bureau, 2024, s1="总体情况。")
    before = freeze(report, NOW)
    Application.objects.update(received_on=date(2023, 3, 4))
    application(bureau, date(2024, 3, 5)).save()
    found = [row for row in differences(before, freeze(report, NOW)) if "新收" in row["label"]]
    assert [(row["by"], row["added"], row["removed"]) for row in found] == [("+0", 1, 1)]


def test_a_form_frozen_without_the_records_of_its_cells_differs_by_number_alone(bureau):
    application(bureau, date(2024, 3, 4)).save()
    report = make_report(bureau, 2024, s1="总体情况。")
    now = freeze(report, NOW)
    old = {**now, "sections": [_without_ids(section) for section in now["sections"]]}
    assert differences(old, now) == []
    [row] = differences(old, {**now, "sections": [_with(one) for one in now["sections"]]})
    assert (row["by"], row["added"], row["removed"]) == ("+4", 0, 0)


def _without_ids(section):
    blocks = [{k: v for k, v in one.items() if k != "record_ids"} for one in section["blocks"]]
    return {**section, "blocks": blocks}


def test_another_title_and_another_day_of_signature_are_differences(report):
    before = freeze(report, NOW)
    report.title, report.dated = "改了标题", date(2019, 1, 2)
    labels = [row["label"] for row in differences(before, freeze(report, NOW))]
    assert labels == ["标题", "落款"]
