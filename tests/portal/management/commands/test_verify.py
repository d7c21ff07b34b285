"""manage.py verify: a line for each check, 0 or 1."""

import io
import os

import pytest
from django.core.management import CommandError, call_command

from disclosures.attachments.models import Attachment
from portal.management.commands import verify as command
from tests.making import make_document


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def verify(*options):
    output = io.StringIO()
    try:
        call_command("verify", *options, stdout=output)
    except SystemExit as exit_:
        return output.getvalue(), exit_.code
    return output.getvalue(), 0


def test_a_sound_site_passes(office):
    make_document(office, "published", files=["通知.txt"])
    output, code = verify()
    assert code == 0
    assert all(line.startswith("正常 ") for line in output.splitlines())
    assert "正常 附件文件：1 个" in output and "正常 搜索索引：1 条" in output


def test_a_fault_is_spelt_out_and_fails(office, media):
    make_document(office, "published", files=["通知.txt"])
    name = Attachment.objects.get().file.name
    (media / name).unlink()
    output, code = verify()
    assert code == 1
    assert "有误 附件文件" in output and f"{name} 缺失" in output
    assert output.splitlines()[-1] == "共 1 项有误。"


def test_of_very_many_faults_some_are_shown(office, monkeypatch):
    monkeypatch.setattr(command, "SHOWN", 2)
    make_document(office, "published", files=[f"{n}.txt" for n in range(5)])
    Attachment.objects.update(size=1)
    output, _ = verify()
    assert "……共 5 处" in output and output.count("大小应为") == 2


def test_sweeping_names_what_it_removed(db, media):
    (media / "orphan.txt").write_text("x")
    os.utime(media / "orphan.txt", (0, 0))
    assert verify()[1] == 1
    output, code = verify("--sweep")
    assert code == 0 and output.startswith("已删除 orphan.txt")


@pytest.mark.parametrize(
    ("why", "words"),
    [("migrations not applied", "还有未执行的迁移"), ("database unavailable", "数据库不可用")],
)
def test_without_a_database_in_order_nothing_is_verified(monkeypatch, why, words):
    monkeypatch.setattr(command, "without_database", lambda: why)
    with pytest.raises(CommandError, match=words):
        verify()
