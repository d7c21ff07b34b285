"""The story of what ought to be public: missed by the register, found in the catalogue."""

import pytest
from playwright.sync_api import expect

from disclosures.catalogue.models import CatalogueItem
from disclosures.register.models import RegisterEntry
from tests.journeys.acting import see
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NUMBER, TITLE = "章交发〔2018〕7号", "关于下达客货运量统计任务的通知"


def test_a_registered_document_is_missed_published_and_found_in_its_column(
    sign_in, visit, office, bureau, tmp_path
):
    bureau.phone = "0421-2610000"
    bureau.save()

    # The catalogue says of the empty column whom to ask.
    reader = visit()
    reader.goto("/disclosures/catalogue/")
    column = reader.locator("#a20-4")
    expect(column).to_contain_text("暂无信息")
    expect(column).to_contain_text("章原市交通运输局（电话 0421-2610000）")

    # The disclosure office takes in its register; the sheet is previewed before it is written.
    register = tmp_path / "发文登记簿.csv"
    register.write_text(
        f"文号,文件标题,成文日期,公开属性\n章交发[2018]007号,{TITLE},2018-05-02,主动公开\n", "utf-8"
    )
    keeper = sign_in(office.second_reviewer)
    keeper.goto("/admin/disclosures/registerentry/")
    keeper.get_by_role("link", name="导入表格").click()
    see(keeper, "严禁录入国家秘密、工作秘密，标题也不得录入")
    keeper.get_by_label("发文登记簿表格").set_input_files(register)
    keeper.get_by_label("登记单位").select_option(label=bureau.name)
    keeper.get_by_role("button", name="预检（不写入）").click()
    see(keeper, NUMBER)
    assert not RegisterEntry.objects.exists()
    keeper.get_by_role("button", name="确认导入").click()
    see(keeper, "新增1行")

    # It ought to be public and is not.
    keeper.goto("/admin/disclosures/registerentry/?publicity=unpublished")
    see(keeper, TITLE)
    see(keeper, "没有对应信息")

    # Its publication takes it off that list by itself, and fills the column.
    make_document(office, "published", title=TITLE, document_number=NUMBER, section="a20-4")
    keeper.reload()
    expect(keeper.get_by_text(TITLE)).to_have_count(0)
    reader.reload()
    expect(column).to_contain_text("共1条")
    column.get_by_role("link", name="共1条").click()
    see(reader, TITLE)

    # Whoever takes the catalogue away as a spreadsheet gets the same.
    reader.goto("/disclosures/catalogue/")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="CSV 表格").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.count("\n") == 1 + CatalogueItem.objects.count()
    assert TITLE not in text and "暂无信息" in text
