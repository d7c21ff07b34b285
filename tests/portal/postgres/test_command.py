"""`manage.py embedded_postgres`: what it prints and how it exits."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from portal.postgres import launcher

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


@pytest.fixture
def command(cluster):
    clone = cluster.log_file.parents[2]

    def run(action, **chosen):
        databases = {"default": chosen or launcher.database_settings(clone)}
        output = io.StringIO()
        with override_settings(BASE_DIR=clone, DATA_DIR=clone / "var", DATABASES=databases):
            call_command("embedded_postgres", action, stdout=output)
        return output.getvalue()

    return run


def test_start_status_url_stop(command, cluster):
    assert "正在运行" in command("start")
    assert str(launcher.status(cluster).pid) in command("status")
    assert command("url") == f"postgresql://gongkai@/gongkai?host={cluster.socket_dir}\n"
    assert "已停止" in command("stop")
    assert "未在运行" in command("stop")


def test_status_of_a_stopped_server_exits_with_three(command):
    with pytest.raises(SystemExit) as exit_:
        command("status")
    assert exit_.value.code == 3


def test_the_address_of_a_stopped_server_is_the_last_line(command, cluster):
    notice, address = command("url").splitlines()
    assert "未在运行" in notice
    assert address == launcher.url(cluster)
    assert launcher.status(cluster).pid is None


def test_it_says_when_the_portal_uses_another_server(command):
    assert "DATABASE_URL" in command("url", HOST="db.example", OPTIONS={})
    assert "DATABASE_URL" not in command("url")


def test_a_refusal_is_an_error_of_the_command(command, cluster):
    cluster.data_dir.mkdir()
    with pytest.raises(CommandError, match="不是 PostgreSQL 的数据目录"):
        command("start")
