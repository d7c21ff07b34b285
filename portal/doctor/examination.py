"""All the questions in their order. What needs the database is left out where there is none."""

from collections.abc import Iterator
from datetime import datetime

from portal.doctor import backups, configuration, database, machine
from portal.doctor.advice import Advice

OF_THE_MACHINE = (
    configuration.debug,
    configuration.hosts,
    configuration.https,
    configuration.signing_key,
    configuration.second_factor,
    configuration.limits,
    configuration.django_says,
    machine.data_directory,
    machine.files_writable,
    machine.disks,
    machine.packages,
    machine.file_readers,
    machine.fonts,
    machine.maintenance,
    backups.last,
    backups.place,
    backups.key,
)
OF_THE_DATABASE = (
    database.migrations,
    database.role,
    database.working_years,
    database.timer,
    database.overdue,
    database.samples,
    database.identity_key,
)


def examine(*, at: datetime) -> Iterator[Advice]:
    for question in OF_THE_MACHINE:
        yield question(at)
    server = database.server(at)
    yield server
    if server.level == server.level.FINE:
        for question in OF_THE_DATABASE:
            yield question(at)
