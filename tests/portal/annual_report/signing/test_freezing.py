"""The frozen form of a report: words, tables, figures with their records, and the digest."""

import json

from portal.annual_report.cells import counted_cells
from portal.annual_report.signing.freezing import digest, freeze
from tests.making import NOW, make_document, make_report


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


def test_the_digest_is_that_of_the_content_whatever_the_order(report):
    frozen = freeze(report, NOW)
    backwards = dict(reversed(list(json.loads(json.dumps(frozen)).items())))
    assert digest(backwards) == digest(frozen)
    assert digest({**frozen, "title": "改"}) != digest(frozen)
