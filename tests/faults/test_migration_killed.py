"""kill -9 in the middle of migrate, again and again: the next one goes on and is complete."""

import signal
import time

import pytest

from tests.faults.conftest import ROUNDS, wait_until, wait_until_alone

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.promise("kill -9 while migrating: the same command again completes it"),
]
# Migrations that are done when the next kill falls; each run goes on where the last one was killed.
AFTER = [5, 26] if ROUNDS == 1 else [1, 3, 5, 8, 12, 16, 20, 24, 26, 28, 30, 33, 36, 40]
WRITES = (
    "SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database"
    " WHERE datname = current_database() AND mode = 'AccessExclusiveLock'"
)
# Columns, indexes, constraints, triggers: everything that migrations make.
STRUCTURE = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
)
REFERENCE = (
    "SELECT app, name FROM django_migrations",
    "SELECT c.app_label, c.model, p.codename FROM auth_permission p"
    " JOIN django_content_type c ON c.id = p.content_type_id",
    "SELECT g.name, p.codename FROM auth_group_permissions gp JOIN auth_group g ON g.id = group_id"
    " JOIN auth_permission p ON p.id = permission_id",
    "SELECT code, name FROM disclosures_section",
    "SELECT code, name FROM disclosures_theme",
    "SELECT year, count(*) FROM disclosures_workingyear GROUP BY year",
    "SELECT hosts_portal, count(*) FROM disclosures_organisation GROUP BY 1",
)


@pytest.fixture
def whole(sites):
    """A site that was migrated in one go."""
    return sites()


def done(site) -> int:
    """Migrations that are recorded; none before there is a table for it."""
    if site.is_empty():
        return 0
    return site.query("SELECT count(*) FROM django_migrations")[0][0]


def content(site):
    return [sorted(site.query(question), key=repr) for question in (*STRUCTURE, *REFERENCE)]


def kill_after(site, number) -> bool:
    """Kill migrate in the transaction of a migration after this many; whether it came to that.

    It is stopped first, to be sure that the transaction is still open: Django records some
    migrations in the instant after their commit, and a kill just there leaves one unrecorded.
    """
    migrate = site.start("manage.py", "migrate", "-v0")

    def is_time():
        if migrate.poll() is not None:
            return True
        if done(site) < number or not site.query(WRITES):
            return False
        migrate.send_signal(signal.SIGSTOP)
        time.sleep(0.05)
        if site.query(WRITES):
            return True
        migrate.send_signal(signal.SIGCONT)
        return False

    wait_until(is_time)
    migrate.kill()
    migrate.communicate()
    wait_until_alone(site)
    return migrate.returncode < 0


def test_migrate_goes_on_where_it_was_killed_and_ends_as_if_it_never_had_been(
    sites, whole, record_property
):
    site = sites(database="template0")
    killed = sum(kill_after(site, number) for number in AFTER)
    assert killed >= 2
    left = done(site)
    assert left < done(whole)
    refused = site.manage("verify")
    assert refused.returncode == 1 and "manage.py migrate" in refused.stderr
    again = site.manage("migrate", "-v0")
    assert again.returncode == 0, again.stderr
    assert content(site) == content(whole)
    assert site.manage("verify").returncode == 0
    record_property("kills", killed)
    record_property("migrations done when killed last", left)
    record_property("migrations in all", done(site))


def test_killed_after_the_last_one_it_makes_up_for_roles_and_permissions(
    sites, whole, record_property
):
    """Permissions, roles and reference rows come after the migrations, outside of them."""
    site = sites(database="template0")
    total = done(whole)
    migrate = site.start("manage.py", "migrate", "-v0")
    wait_until(lambda: done(site) == total, migrate)
    migrate.kill()
    migrate.communicate()
    wait_until_alone(site)
    assert content(site) != content(whole)
    assert site.manage("migrate", "-v0").returncode == 0
    assert content(site) == content(whole)
    record_property("kills", 1)
