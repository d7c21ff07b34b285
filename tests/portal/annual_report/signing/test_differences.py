"""What a signed form and the records of today differ by."""

from portal.annual_report.signing.differences import differences
from portal.annual_report.signing.freezing import freeze
from tests.making import NOW, make_document, make_report


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
