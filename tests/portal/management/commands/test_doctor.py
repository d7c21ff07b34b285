"""manage.py doctor: a line each, and the gravest of them as the exit code."""

import io

import pytest
from django.core.management import call_command

from portal.doctor.advice import danger, fine, note
from portal.management.commands import doctor


def run(monkeypatch, *found):
    monkeypatch.setattr(doctor, "examine", lambda at: iter(found))
    output = io.StringIO()
    try:
        call_command("doctor", stdout=output)
    except SystemExit as exit_:
        return output.getvalue(), exit_.code
    return output.getvalue(), 0


FINE, NOTE, DANGER = fine("甲", "好"), note("乙", "欠缺", "补上"), danger("丙", "不安全", "改正")


@pytest.mark.parametrize(
    ("found", "code"), [([FINE], 0), ([FINE, NOTE, FINE], 1), ([DANGER, NOTE], 2)]
)
def test_the_gravest_decides(monkeypatch, found, code):
    output, exit_code = run(monkeypatch, *found)
    assert exit_code == code
    assert output.splitlines() == [str(advice) for advice in found]


def test_a_line_says_what_was_found_and_what_to_do(monkeypatch):
    output, _ = run(monkeypatch, FINE, DANGER)
    assert output == "正常 甲：好\n危险 丙：不安全——改正\n"


def test_every_question_is_answered_on_a_real_installation(db, settings, tmp_path):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    settings.BACKUP_DIR = tmp_path / "backups"
    output = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("doctor", stdout=output)
    subjects = [line.split()[1].partition("：")[0] for line in output.getvalue().splitlines()]
    assert {"SECRET_KEY", "备份", "工作日安排", "定时任务", "数据库"} <= set(subjects)
    assert len(subjects) == len(set(subjects)) > 20
