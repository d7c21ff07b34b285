"""Where a clone's server lives: by the clone, not by its path, and without starting anything."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.postgres import cluster as places
from portal.postgres.cluster import Account, cluster_for
from portal.postgres.errors import ServerUnavailable

STRANGER = Account(uid=54321, gid=54321, name="stranger")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="只有 root 才换用别的账户")


def test_looking_up_a_cluster_starts_nothing_and_leaves_only_its_name(tmp_path):
    cluster_for(tmp_path)
    assert sorted(os.listdir(tmp_path / "var")) == ["instance-id", "postgres.lock"]
    assert (tmp_path / "var/instance-id").stat().st_mode & 0o777 == 0o600


def test_a_clone_is_found_again(tmp_path):
    assert cluster_for(tmp_path) == cluster_for(tmp_path)


def test_all_who_look_first_at_the_same_time_find_the_same(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(cluster_for, [tmp_path] * 8))
    assert len(found) == 1


def test_a_folder_deleted_and_cloned_again_starts_afresh(tmp_path):
    before = cluster_for(tmp_path / "clone")
    shutil.rmtree(tmp_path / "clone")
    assert cluster_for(tmp_path / "clone").socket_dir != before.socket_dir


def test_a_moved_clone_keeps_its_name(tmp_path):
    before = cluster_for(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert cluster_for(tmp_path / "there").socket_dir == before.socket_dir


def test_a_copied_clone_gets_a_name_of_its_own(tmp_path):
    original = cluster_for(tmp_path / "original")
    shutil.copytree(tmp_path / "original", tmp_path / "copy")
    copy = cluster_for(tmp_path / "copy")
    assert copy.socket_dir != original.socket_dir
    assert cluster_for(tmp_path / "original") == original
    assert cluster_for(tmp_path / "copy") == copy


def test_a_clone_seen_through_a_link_is_no_copy(tmp_path):
    cluster = cluster_for(tmp_path / "clone")
    (tmp_path / "link").symlink_to("clone")
    assert cluster_for(tmp_path / "link") == cluster


def test_a_broken_name_is_replaced(tmp_path):
    cluster_for(tmp_path)
    (tmp_path / "var/instance-id").write_text("../../etc\nhere\n")
    assert "etc" not in str(cluster_for(tmp_path).socket_dir)


def test_another_directory_for_the_files_may_be_named(tmp_path):
    cluster = cluster_for(tmp_path / "clone", tmp_path / "files")
    assert cluster.log_file == tmp_path / "files/log/postgres.log"
    assert not (tmp_path / "clone").exists()


def test_the_socket_directory_is_short_however_long_the_path(tmp_path):
    deep = tmp_path.joinpath(*["公开" * 10] * 5)
    assert len(str(cluster_for(deep).socket_dir)) < 40


def test_the_environment_of_a_session_does_not_move_the_socket(tmp_path, monkeypatch):
    cluster = cluster_for(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert cluster_for(tmp_path) == cluster


def test_the_permission_bits_tell_whether_an_account_may_enter(workshop, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    inner = workshop / "room" / "inner"
    inner.mkdir(parents=True)
    assert STRANGER.may_enter(inner)
    inner.parent.chmod(0o700)
    assert not STRANGER.may_enter(inner)


def test_who_serves_itself_may_enter_where_it_is(tmp_path, monkeypatch):
    """By a group or an access list too, of which the bits tell nothing."""
    monkeypatch.setattr(os, "geteuid", lambda: STRANGER.uid)
    tmp_path.chmod(0o700)
    assert STRANGER.may_enter(tmp_path)


def test_the_data_live_in_the_clone(workshop):
    assert cluster_for(workshop / "open").data_dir == workshop / "open/var/postgres"


@as_root
def test_the_data_live_elsewhere_when_the_account_can_not_enter_the_clone(workshop, monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_STATE", workshop / "state")
    (workshop / "closed").mkdir(mode=0o700)
    data_dir = cluster_for(workshop / "closed").data_dir
    assert data_dir.parent.parent == workshop / "state"
    assert not (workshop / "state").exists()
    data_dir.mkdir(parents=True)
    (workshop / "closed").chmod(0o755)
    assert cluster_for(workshop / "closed").data_dir == data_dir, "data that exist stay in use"


def test_the_data_live_elsewhere_when_the_file_system_keeps_no_permissions(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "SYSTEM_STATE", tmp_path / "state/gongkai")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    cluster_for(tmp_path)
    (tmp_path / "var/instance-id").chmod(0o644)
    assert cluster_for(tmp_path).data_dir.parent.parent == tmp_path / "state/gongkai"


@as_root
def test_root_serves_the_data_of_an_account_as_that_account(workshop):
    cluster_for(workshop / "owned")
    data_dir = workshop / "owned/var/postgres"
    data_dir.mkdir()
    os.chown(data_dir, STRANGER.uid, STRANGER.gid)
    cluster = cluster_for(workshop / "owned")
    assert cluster.account.uid == STRANGER.uid
    assert str(cluster.socket_dir).startswith(f"/tmp/gongkai-{STRANGER.uid}-")


@as_root
def test_without_an_account_for_the_server_root_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "SERVICE_ACCOUNTS", ["no-such-account"])
    with pytest.raises(ServerUnavailable, match="普通账户"):
        cluster_for(tmp_path)


def test_a_directory_that_can_not_be_written_is_named_in_a_sentence(tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(ServerUnavailable, match=f"{tmp_path}/var.*DATABASE_URL"):
        cluster_for(tmp_path)


def test_a_lock_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "LOCK_SECONDS", 0)
    lock = tmp_path / "lock"
    with places.locked(lock), pytest.raises(ServerUnavailable, match="占用"), places.locked(lock):
        pass
    with places.locked(lock):
        pass
