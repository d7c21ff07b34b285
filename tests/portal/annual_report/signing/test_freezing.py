"""The frozen form of a report: words, tables, figures with their records, and the digest."""

import json
from datetime import date

from portal.annual_report.cells import counted_cells, counted_keys
from portal.annual_report.signing.freezing import digest, freeze
from requests_app.remedies.models import Remedy
from tests.making import NOW, make_document, make_report
from tests.portal.annual_report.test_cells import application


def test_the_numbers_stand_in_the_words_and_name_their_records(office, report):
    document = make_document(office, "published")
    frozen = freeze(report, NOW)
    first = frozen["sections"][0]
    assert (first["number"], first["title"]) == ("一", "公开政府信息情况")
    words, typed = "全年主动公开政府信息1条。", "全年主动公开政府信息{disclosures}。"
    assert first["blocks"] == [{"kind": "paragraph", "text": words, "source": typed}]
    figure = next(one for one in frozen["figures"] if one["code"] == "disclosures")
    assert (figure["value"], figure["record_ids"]) == (1, [document.pk])
    assert frozen["edition"] == "narrative"
    assert frozen["organisation"]["code"] == "jtj"


def test_every_cell_of_the_form_is_frozen(bureau):
    frozen = freeze(make_report(bureau, 2024, s1="总体情况。"), NOW)
    blocks = [block for section in frozen["sections"] for block in section["blocks"]]
    tables = {one["code"]: one["cells"] for one in blocks if one["kind"] == "table"}
    assert set(tables) == {"two", "three", "four"}
    frozen_cells = {id for cells in tables.values() for id in cells}
    assert frozen_cells >= set(counted_cells(bureau, 2024))


def test_a_cell_that_counts_rows_names_them(bureau):
    paper = application(bureau, date(2024, 3, 4))
    paper.save()
    review = Remedy.objects.create(organisation=bureau, kind="rc", filed_on=date(2024, 6, 1))
    frozen = freeze(make_report(bureau, 2024, s1="总体情况。"), NOW)
    blocks = [block for section in frozen["sections"] for block in section["blocks"]]
    behind = {one["code"]: one["record_ids"] for one in blocks if one["kind"] == "table"}
    assert behind["two"] == {}
    assert behind["three"]["t3.r1_new.natural"] == [paper.pk]
    assert behind["four"] == {"t4.rc.pending": [review.pk]}


def test_the_records_behind_each_cell_are_as_many_as_it_counts(bureau):
    for day in (4, 5, 6):
        application(bureau, date(2024, 3, day)).save()
    keys = counted_keys(bureau, 2024)
    assert keys
    counted = counted_cells(bureau, 2024)
    assert {id: len(found) for id, found in keys.items()} == {
        id: number for id, number in counted.items() if number
    }


def test_the_digest_is_that_of_the_content_whatever_the_order(report):
    frozen = freeze(report, NOW)
    backwards = dict(reversed(list(json.loads(json.dumps(frozen)).items())))
    assert digest(backwards) == digest(frozen)
    assert digest({**frozen, "title": "改"}) != digest(frozen)
