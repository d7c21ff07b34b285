"""The register in the admin: the list of what ought to be public, the form, import and export."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from disclosures.register.models import RegisterEntry
from tests.making import SHANGHAI, make_document, signed_in, upload

LIST = "/admin/disclosures/registerentry/"
CSV = """\
发文字号,标题,成文日期,公开属性,密级
章交发〔2026〕3号,关于养护的通知,2026-09-11,主动公开,{}
"""


@pytest.fixture(autouse=True)
def a_day_in_october(monkeypatch):
    now = timezone.datetime(2026, 10, 16, 9, 0, tzinfo=SHANGHAI)
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def browser(keeper):
    return signed_in(keeper)


def text_of(browser, address):
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def form_of(organisation, **fields):
    return {
        "organisation": organisation.pk,
        "title": "关于养护的通知",
        "made_on": "2026-09-11",
        "attribute": "proactive",
        "kind": "ordinary",
        **fields,
    }


def test_the_list_tells_the_day_and_what_is_left(browser, make_line):
    make_line("甲〔2026〕1号", title="晚的", made_on=date(2026, 9, 11))
    make_line("甲〔2026〕2号", title="早的", made_on=date(2026, 10, 15))
    make_line("甲〔2026〕3号", title="跨年的", made_on=date(2026, 12, 15))
    make_line("甲〔2026〕4号", title="不公开的", attribute="on_request")
    text = text_of(browser, f"{LIST}?publicity=unpublished")
    assert "应公开未公开" in text and "不公开的" not in text
    assert "2026-10-15" in text and "已超期1个工作日" in text and "剩余19个工作日" in text
    assert "2027年工作日安排尚未录入" in text
    # What has waited longest comes first.
    assert text.index("晚的") < text.index("早的") < text.index("跨年的")
    overdue = text_of(browser, f"{LIST}?publicity=overdue")
    assert "晚的" in overdue and "早的" not in overdue and "跨年的" not in overdue


def test_the_list_says_what_has_become_of_the_document(browser, make_line, office):
    make_line("甲〔2026〕1号")
    make_document(office, "submitted", document_number="甲〔2026〕2号")
    make_line("甲〔2026〕2号")
    make_document(
        office, "approved", document_number="甲〔2026〕3号", body="",
        disclosure_attribute="on_request", attribute_ground="条例第十三条",
    )  # fmt: skip
    make_line("甲〔2026〕3号")
    text = text_of(browser, f"{LIST}?publicity=unpublished")
    assert "没有对应信息" in text and "待审核" in text
    assert "公开属性不一致：对应信息为“依申请公开”" in text
    assert RegisterEntry.objects.count() == 3
    unmatched = text_of(browser, f"{LIST}?publicity=unmatched")
    assert "甲〔2026〕1号" in unmatched and "甲〔2026〕2号" not in unmatched


def test_what_is_public_has_no_clock(browser, make_line, office):
    make_document(office, "published", document_number="甲〔2026〕1号")
    make_line("甲〔2026〕1号", made_on=date(2026, 9, 11))
    assert "个工作日" not in text_of(browser, LIST)


def test_everybody_sees_the_lines_of_their_own_body_alone(make_line, neighbours, editor, citizen):
    make_line("甲〔2026〕1号", title="本局的发文")
    assert "本局的发文" in text_of(signed_in(editor), LIST)
    assert "本局的发文" not in text_of(signed_in(neighbours.second_reviewer), LIST)
    assert citizen.get(LIST).status_code == 302


def test_the_lists_ask_no_more_when_there_are_more_lines(browser, make_line, office):
    counts = []
    for number in (3, 40):
        for n in range(number):
            if n % 2:
                make_document(office, document_number=f"甲〔2026〕{number}{n}号")
            make_line(f"甲〔2026〕{number}{n}号", made_on=date(2026, 9, 1) + timedelta(days=n))
        for query in ("", "?publicity=unpublished", "?publicity=overdue"):
            browser.get(LIST + query)
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(LIST + query).status_code == 200
            counts.append(len(captured))
    assert counts[3:] <= counts[:3] and max(counts) <= 20


def test_a_line_is_entered_under_the_warning_with_its_number_made_regular(browser, bureau):
    page = text_of(browser, f"{LIST}add/")
    assert page.count("严禁录入国家秘密、工作秘密") >= 2 and "标题也不得录入" in page
    assert "body" not in [field.name for field in RegisterEntry._meta.fields]
    browser.post(f"{LIST}add/", form_of(bureau, document_number="章交发[2026]012号"))
    line = RegisterEntry.objects.get()
    assert line.document_number == "章交发〔2026〕12号"
    assert "登记" in text_of(browser, f"{LIST}{line.pk}/change/")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"attribute": "withheld"}, "不予公开的要写明理由和依据"),
        ({"kind": "budget"}, "预算、决算要填写批准（批复）日期"),
        ({"title": "机密★ 某事"}, "标有密级，不得录入"),
    ],
)
def test_the_form_refuses_in_words(browser, bureau, fields, sentence):
    answer = browser.post(f"{LIST}add/", form_of(bureau, **fields))
    assert sentence in answer.content.decode()
    assert not RegisterEntry.objects.exists()


def test_an_editor_reads_the_register_and_changes_nothing_in_it(make_line, editor):
    line = make_line("甲〔2026〕1号")
    browser = signed_in(editor)
    assert browser.get(f"{LIST}add/").status_code == 403
    assert browser.get(f"{LIST}import/").status_code == 403
    assert browser.get(f"{LIST}template/").status_code == 403
    assert browser.post(f"{LIST}{line.pk}/delete/", {"post": "yes"}).status_code == 403
    assert browser.post(f"{LIST}{line.pk}/change/", {}).status_code == 403


def test_a_line_is_deleted_without_a_trace_of_its_title(browser, make_line):
    one, two = (
        make_line("甲〔2026〕1号", title="龘靐齉"),
        make_line("甲〔2026〕2号", title="龘靐齉"),
    )
    browser.post(f"{LIST}{one.pk}/delete/", {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"}
    browser.post(LIST, chosen)
    assert not RegisterEntry.objects.exists()
    assert not LogEntry.objects.exists()


def test_an_action_looks_for_the_documents_of_the_chosen_lines(browser, make_line, office):
    line = make_line("甲〔2026〕1号")
    make_document(office, "draft", document_number="甲〔2026〕1号")
    answer = browser.post(
        LIST, {"action": "find_documents", "_selected_action": [line.pk]}, follow=True
    )
    assert "找到1条发文的对应信息" in answer.content.decode()


def preview(browser, bureau, content):
    data = {"file": upload("登记簿.csv", content.encode()), "organisation": bureau.pk}
    return browser.post(f"{LIST}import/", data)


def test_a_register_is_previewed_and_then_imported(browser, bureau):
    page = preview(browser, bureau, CSV.format(""))
    assert "预检结果（还没有写入）" in page.content.decode()
    assert not RegisterEntry.objects.exists()
    confirm = {"key": page.context["key"], "organisation": bureau.pk}
    answer = browser.post(f"{LIST}import/", confirm, follow=True)
    assert "导入完成" in answer.content.decode() and "新增1行" in answer.content.decode()
    line = RegisterEntry.objects.get()
    assert (line.import_batch.source, line.source_row) == ("登记簿.csv", 2)
    again = preview(browser, bureau, CSV.format(""))
    assert "没有需要写入的内容" in again.content.decode() and again.context["key"] == ""


def test_a_sheet_with_a_classified_row_is_neither_imported_nor_kept(browser, bureau, keeper):
    page = preview(browser, bureau, CSV.format("秘密")).content.decode()
    assert "标有密级" in page and "关于养护的通知" not in page
    assert not RegisterEntry.objects.exists()
    folder = f"exchange/{keeper.pk}"
    assert not default_storage.exists(folder) or default_storage.listdir(folder)[0] == []


def test_an_upload_of_somebody_else_cannot_be_confirmed(browser, bureau, neighbours):
    key = preview(browser, bureau, CSV.format("")).context["key"]
    other = signed_in(neighbours.second_reviewer)
    page = other.post(
        f"{LIST}import/", {"key": key, "organisation": neighbours.organisation.pk}
    ).content.decode()
    assert "请重新上传" in page and not RegisterEntry.objects.exists()


def test_a_register_is_imported_for_ones_own_body_alone(browser, sibling):
    page = preview(browser, sibling, CSV.format(""))
    assert page.context["plan"] is None and page.context["form"].errors["organisation"]


def test_what_is_no_table_is_refused_in_words(browser, bureau):
    assert "没有找到列名" in preview(browser, bureau, "甲,乙\n1,2\n").content.decode()


def test_the_list_is_given_out_as_it_is_narrowed(browser, make_line):
    make_line("甲〔2026〕1号", title="=1+1", made_on=date(2026, 9, 11))
    make_line("甲〔2026〕2号", attribute="on_request")
    answer = browser.get(f"{LIST}export/?publicity=unpublished")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert len(rows) == 2
    found = dict(zip(rows[0], rows[1], strict=True))
    assert found["发文字号"] == "甲〔2026〕1号" and found["公开期限"] == "已超期1个工作日"
    assert found["标题"] == "=1+1" and "密级" not in found
    assert f"{found['期限届满日']:%Y-%m-%d}" == "2026-10-15"
