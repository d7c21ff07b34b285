"""import_documents: a dry run first, every row accounted for, good rows not lost to bad ones."""

import gzip
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from disclosures.documents.models import Document
from disclosures.publishing.models import HistoryEntry, ImportBatch, NumberSeries
from portal.search.models import SearchEntry
from portal.search.query import search
from tests.making import make_document

GOOD = {
    "id": "a1",
    "title": "公路养护办法",
    "issuer": "章原市交通运输局",
    "doc_number": "章交发[2018]第012号",
    "date": "2018-05-28",
    "kind": "规范性文件",
    "body": "第一条　为了养护。\n第二条 <b>略</b>",
}


@pytest.fixture
def load(tmp_path, bureau):
    """Runs the command on rows (dicts or raw lines); gives exit code and what it printed."""

    def run(*rows, name="rows.jsonl", encoding="utf-8", **options):
        lines = [row if isinstance(row, str) else dumps(row) for row in rows]
        content = ("\n".join(lines) + "\n").encode(encoding)
        path = tmp_path / name
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return run_file(path, **options)

    return run


def dumps(row):
    return json.dumps(row, ensure_ascii=False)


def run_file(path, *, commit=True, **options):
    out, code = StringIO(), 0
    try:
        call_command("import_documents", path, commit=commit, stdout=out, stderr=out, **options)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue()


def row(**cells):
    return {**GOOD, **cells}


def test_a_dry_run_checks_everything_and_writes_nothing(load):
    code, text = load(GOOD, row(id="a2", title=""), commit=False)
    assert code == 2
    assert "第 2 行，缺少标题" in text
    assert "新增 1 条" in text
    for model in (Document, HistoryEntry, ImportBatch, NumberSeries, SearchEntry):
        assert not model.objects.exists()


def test_a_good_row_becomes_a_public_record_that_is_found(load, citizen, bureau):
    code, text = load(GOOD)
    assert (code, "新增 1 条" in text) == (0, True)
    document = Document.objects.get()
    assert document.is_visible
    assert (document.source_id, document.title) == ("a1", "公路养护办法")
    assert (document.kind, document.document_number) == ("normative", "章交发〔2018〕12号")
    assert str(document.made_on) == "2018-05-28"
    assert document.organisation == bureau
    assert document.body == "<p>第一条　为了养护。</p>\n<p>第二条 &lt;b&gt;略&lt;/b&gt;</p>"
    assert citizen.get(document.get_absolute_url()).status_code == 200
    assert [hit.source_id for hit in search("养护").hits] == ["a1"]


def test_the_same_file_twice_changes_nothing(load):
    load(GOOD, row(id="a2"))
    before = list(Document.objects.order_by("pk").values())
    code, text = load(GOOD, row(id="a2"))
    assert code == 0
    assert "新增 0 条，无变化 2 条" in text
    assert list(Document.objects.order_by("pk").values()) == before
    assert ImportBatch.objects.count() == 1
    assert HistoryEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"id": "b", "title": "断', "不是完整的 JSON"),
        ("[1, 2]", "不是 JSON 对象"),
        ('"文字"', "不是 JSON 对象"),
        ("[" * 100000, "不是完整的 JSON"),
        ('{"id": ' + "9" * 5000 + "}", "不是完整的 JSON"),
        (row(id="", title="无号"), "缺少 id"),
        (row(id="x" * 101), "超过100"),
        (row(id="b", title=" 　"), "缺少标题"),
        (row(id="b", title="题" * 301), "超过300"),
        (row(id="b", date="2018-02-30"), "不是有效的日期"),
        (row(id="b", date="昨天"), "不是有效的日期"),
        (row(title="别的"), "重复"),
        ('{"id": "b", "title": "半个\\ud800字"}', "第 2 行"),
        ('{"id": "b", "title": "题", "body": "半个\\udfff字"}', "第 2 行"),
    ],
)
def test_a_bad_row_is_refused_with_its_number_and_reason_and_the_others_are_taken(
    load, bad, reason
):
    code, text = load(GOOD, bad, row(id="c"))
    assert code == 2
    assert reason in text
    assert "第 2 行" in text
    assert set(Document.objects.values_list("source_id", flat=True)) == {"a1", "c"}


def test_a_row_that_was_imported_with_other_content_is_refused(load):
    load(GOOD)
    code, text = load(row(body="改过的正文"), row(id="a2"))
    assert code == 2
    assert "已经导入过而内容不同" in text
    assert "改过" not in Document.objects.get(source_id="a1").body
    assert Document.objects.filter(source_id="a2").exists()


@pytest.mark.parametrize(
    ("cells", "warning"),
    [
        ({"doc_number": ""}, "没有发文字号"),
        ({"date": ""}, "没有成文日期"),
        ({"date": "2017-05-28"}, "不一致"),
        ({"body": ""}, "没有正文"),
    ],
)
def test_what_is_missing_or_disagrees_is_a_warning_only(load, cells, warning):
    code, text = load(row(**cells))
    assert code == 0
    assert "第 1 行" in text
    assert warning in text
    assert Document.objects.count() == 1


def test_a_number_that_is_repeated_is_a_warning(load):
    code, text = load(GOOD, row(id="a2", doc_number="章交发（2018）12号"))
    assert code == 0
    assert "第 2 行，发文字号与前面的行重复" in text


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_may_be_packed_and_in_either_encoding(load, name, encoding):
    assert load(GOOD, row(id="a2"), name=name, encoding=encoding)[0] == 0
    assert set(Document.objects.values_list("title", flat=True)) == {"公路养护办法"}
    assert set(Document.objects.values_list("source_id", flat=True)) == {"a1", "a2"}


def test_unknown_columns_are_ignored_and_missing_ones_are_empty(load):
    assert load({"id": "a1", "title": "题", "colour": "red", "state": "draft"})[0] == 0
    document = Document.objects.get()
    assert (document.kind, document.is_visible, document.body) == ("other", True, "")


def test_cells_of_any_type_and_control_characters_are_taken(load):
    assert load({"id": 7, "title": "题\x00\x07目", "body": None, "issuer": 3})[0] == 0
    document = Document.objects.get()
    assert (document.source_id, document.title, document.body) == ("7", "题目", "")


def test_blank_lines_are_no_rows_but_count_as_lines(load):
    code, text = load("", GOOD, "   ", row(id="a2", title=""))
    assert code == 2
    assert "第 4 行，缺少标题" in text


def test_published_at_import_time_or_on_the_papers_own_date(load):
    load(GOOD)
    load(row(id="a2"), row(id="a3", date=""), published_on_date=True)
    at = {d.source_id: d.first_published_at for d in Document.objects.all()}
    assert at["a2"].isoformat() == "2018-05-27T16:00:00+00:00"  # midnight in Shanghai
    assert at["a1"] > at["a2"]
    assert at["a3"] > at["a2"]


def test_numbers_are_gapless_over_refused_rows_batches_and_runs(load, monkeypatch):
    monkeypatch.setattr("disclosures.documents.exchange.BATCH", 2)
    rows = [row(id=f"i{n}", title="" if n % 3 == 0 else "题") for n in range(9)]
    load(*rows, published_on_date=True)
    load(row(id="last"), published_on_date=True)
    numbers = sorted(Document.objects.values_list("index_number", flat=True))
    assert numbers == [f"jtj/2018-{n:05d}" for n in range(1, 8)]


def test_who_and_when_and_from_which_file_is_recorded(load, office):
    load(GOOD, by="editor")
    batch = ImportBatch.objects.get()
    assert (batch.by, batch.source, len(batch.sha256)) == (office.editor, "rows.jsonl", 64)
    line = HistoryEntry.objects.get()
    assert (line.by, line.verb, line.at) == (office.editor, "import", batch.at)


def test_records_belong_to_the_body_that_is_named(load, unit):
    load(GOOD, organisation="jtj-glj")
    assert Document.objects.get().organisation == unit


@pytest.mark.parametrize("options", [{"organisation": "nowhere"}, {"by": "nobody"}])
def test_an_unknown_body_or_account_is_refused_in_words(load, options):
    with pytest.raises(CommandError, match="没有"):
        load(GOOD, **options)


def test_a_file_that_is_not_there_or_broken_is_refused_in_words(tmp_path, bureau):
    with pytest.raises(CommandError, match="找不到文件"):
        run_file(tmp_path / "none.jsonl")
    packed = bytearray(gzip.compress(dumps(GOOD).encode() * 50))
    for name, content in {
        "no.gz": b"no gzip",
        "cut.gz": packed[:-20],
        "spoilt.gz": packed[:20] + b"\xff\xff\xff\xff" + packed[24:],
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CommandError, match="读不下去"):
            run_file(tmp_path / name)


def test_an_import_leaves_what_staff_wrote_alone(load, office):
    mine = make_document(office, source_id="a1", title="本局起草")
    code, _ = load(GOOD)
    assert code == 2
    mine.refresh_from_db()
    assert (mine.title, mine.state) == ("本局起草", "draft")


def test_a_date_that_has_not_come_is_no_date_of_publication(load):
    code, text = load(row(id="future", date="2999-01-01"), published_on_date=True)
    assert code == 2
    assert "还没有到" in text
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "body", ["不断\xa0行", "<附件> & “引号”", "a < b > c", "甲\r\n乙", "<p>x</p>"]
)
def test_the_same_row_again_is_unchanged_whatever_its_text_holds(load, body):
    assert load(row(body=body))[0] == 0
    code, text = load(row(body=body))
    assert (code, "无变化 1 条" in text) == (0, True)
