"""What the machine lacks is told with what to do."""

import subprocess
from collections import namedtuple

import pytest

from portal.doctor import machine
from portal.doctor.advice import Level
from portal.watch import maintenance

FINE, NOTE, DANGER = Level
Usage = namedtuple("Usage", "free")


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.BACKUP_DIR = tmp_path / "backups" / "more"
    return tmp_path


def test_the_data_directory_is_not_for_everybody_to_write_to(places):
    assert machine.data_directory(None).level == FINE
    places.chmod(0o777)
    assert machine.data_directory(None).level == DANGER
    places.chmod(0o755)


def test_files_can_be_kept(places):
    assert machine.files_writable(None).level == FINE
    (places / "media").rmdir()
    (places / "media").write_text("not a directory")
    assert machine.files_writable(None).level == DANGER


@pytest.mark.parametrize(("gigabytes", "level"), [(50, FINE), (3, NOTE), (0.5, DANGER)])
def test_room_is_judged_by_the_fullest_disk(monkeypatch, gigabytes, level):
    free = iter([100 * 2**30, gigabytes * 2**30])
    monkeypatch.setattr(machine, "has_embedded_server", lambda: False)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda place: Usage(next(free)))
    assert machine.disks(None).level == level


def test_packages_are_those_that_are_declared(monkeypatch):
    declared = ["django==5.2.19", "x[a]==1.0 ; sys_platform != 'win32'", "y==2; extra == 'test'"]
    versions = {"django": "5.2.19", "x": "1.0"}
    monkeypatch.setattr(machine.metadata, "requires", lambda name: declared)
    monkeypatch.setattr(machine.metadata, "version", versions.__getitem__)
    assert machine.packages(None).found.startswith("2 个")
    versions["x"] = "0.9"
    advice = machine.packages(None)
    assert advice.level == NOTE and "x 应为 1.0，现为 0.9" in advice.found


def test_a_package_that_is_missing_is_told(monkeypatch):
    monkeypatch.setattr(machine.metadata, "requires", lambda name: ["no-such-package==1.0"])
    assert "no-such-package 应为 1.0，现为 未安装" in machine.packages(None).found


def test_libraries_that_do_not_load_are_told(monkeypatch):
    assert machine.file_readers(None).level == FINE
    monkeypatch.setattr(machine, "READERS", "import no_such_library")
    advice = machine.file_readers(None)
    assert advice.level == DANGER and "no_such_library" in advice.found


@pytest.mark.parametrize(("listed", "level"), [("Noto Serif CJK SC\n", FINE), ("", NOTE)])
def test_chinese_fonts_are_looked_for(monkeypatch, listed, level):
    answer = subprocess.CompletedProcess([], 0, listed)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.subprocess, "run", lambda *args, **options: answer)
    assert machine.fonts(None).level == level


@pytest.mark.parametrize(
    ("listed", "missing"),
    [
        ("Noto Serif CJK SC\n", "没有公文用的仿宋、小标宋、黑体"),
        ("仿宋_GB2312\n方正小标宋简体\n", "没有公文用的黑体"),
        ("FangSong\nFZXiaoBiaoSong-B05S\nSimHei\n", ""),
    ],
)
def test_typefaces_of_official_papers_that_are_missing_are_named(monkeypatch, listed, missing):
    answer = subprocess.CompletedProcess([], 0, listed)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.subprocess, "run", lambda *args, **options: answer)
    told = machine.fonts(None).found
    assert missing in told
    assert ("代替" in told) == bool(missing)


def test_without_the_program_that_lists_fonts_there_are_none(monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    assert "fonts-noto-cjk" in machine.fonts(None).remedy


def test_a_maintenance_page_that_was_left_is_told(places):
    assert machine.maintenance(None).level == FINE
    maintenance.begin(maintenance.Notice("升级", 30))
    assert machine.maintenance(None).level == NOTE
