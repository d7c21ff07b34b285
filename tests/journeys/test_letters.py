"""From the agreed answer to the archive: letter, seal, posting, review, defence, case file."""

import zipfile
from datetime import date

import pytest

from requests_app.letters.models import Letter
from requests_app.models import Remedy
from tests.journeys.acting import answer, press, see, send
from tests.making import sample
from tests.requests_app.conftest import counter, own_key  # noqa: F401
from tests.requests_app.making import do, make_case

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def case(counter):  # noqa: F811
    """Heard a third party, extended, given in part and agreed to by the head."""
    case = make_case(counter, "consulting")
    case = do(case, "extend", counter)
    case = do(case, "hear_answer", counter, day=date(2024, 6, 12), opinion="agrees")
    partial = {"outcome": "r3_2_partial", "reason": "第三方的商业秘密", "withheld": "合同单价"}
    for verb, said in (("draft_answer", partial), ("submit_answer", {}), ("approve_answer", {})):
        case = do(case, verb, counter, day=date(2024, 6, 20), **said)
    return case


def test_a_partial_answer_leaves_the_office_is_reviewed_and_goes_to_the_archive(
    case,
    counter,  # noqa: F811
    sign_in,
    tmp_path,
):
    page = sign_in(counter.clerk)
    page.goto(f"/admin/requests_app/letter/of/{case.pk}/")
    send(page, page.get_by_role("button", name="拟写政府信息公开申请答复书"))
    see(page, "应当自收到本答复书之日起60日内，先向章原市人民政府申请行政复议")
    press(page, "编号制发", 成文日期="2024-06-20")
    see(page, "待用印")
    upload(page, "上传盖章扫描件", tmp_path / "盖章.pdf")
    see(page, "待发出")
    upload(page, "附提供的材料", tmp_path / "资金.pdf", flatten=True)
    see(page, "已转为图像")
    posted = {"送达方式": "邮寄", "发出日期": "2024-06-21", "邮件号": "EMS2024"}
    press(page, "登记发出", **posted)
    see(page, "EMS2024")
    press(page, "登记送达", 收到日期="2024-06-24", 签收人="欧阳某某")
    see(page, "已送达")
    case.refresh_from_db()
    assert (case.answered_on, case.delivered_on) == (date(2024, 6, 21), date(2024, 6, 24))

    review_is_answered(page, case)
    for verb in ("close", "archive"):
        case = do(case, verb, counter, day=date(2024, 9, 2))
    taken = take_out(page, case, tmp_path)
    assert "SHA256SUMS" in taken
    assert any("答复书" in name or "盖章" in name for name in taken)
    assert Letter.objects.get().digest == Letter.objects.get().current_digest()


def upload(page, verb, path, *, flatten=False):
    path.write_bytes(sample("pdf"))
    page.get_by_role("link", name=verb, exact=True).click()
    page.get_by_label("文件").set_input_files(path)
    if flatten:
        page.get_by_label("转为图像").check()
    send(page, page.get_by_role("button", name=verb, exact=True))


def review_is_answered(page, case):
    page.goto("/admin/requests_app/remedy/add/")
    answer(
        page,
        "保存",
        **{
            "答复机关": case.organisation.name,
            "所涉申请的编号": case.number,
            "种类": "行政复议",
            "收到日期": "2024-07-01",
            "收到答复或者应诉通知的日期": "2024-07-03",
        },
    )
    page.goto("/admin/requests_app/remedy/?waiting=answer")
    see(page, "期限届满日2024-07-17")
    remedy = Remedy.objects.get()
    page.goto(f"/admin/requests_app/remedy/{remedy.pk}/change/")
    answer(page, "保存", 提交答复和证据的日期="2024-07-15", 结果="结果维持", 审结日期="2024-08-20")
    see(page, "2024-07-15已提交答复")


def take_out(page, case, folder):
    page.goto(f"/admin/requests_app/letter/case-file/{case.pk}/")
    see(page, "行政复议登记")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出ZIP").click()
    waiting.value.save_as(folder / "卷宗.zip")
    with zipfile.ZipFile(folder / "卷宗.zip") as packed:
        return packed.namelist()
