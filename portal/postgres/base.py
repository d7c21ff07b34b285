"""Django's PostgreSQL backend, which starts the clone's embedded server when nobody answers."""

import contextlib

from django.conf import settings
from django.db.backends.postgresql import base
from django.utils.asyncio import async_unsafe

from portal.postgres.launcher import ServerUnavailable, cluster_for, ensure


class DatabaseWrapper(base.DatabaseWrapper):
    """A server that is down is started by whoever misses it first: a command, a worker, a test."""

    @async_unsafe
    def get_new_connection(self, conn_params):
        cluster = cluster_for(settings.BASE_DIR, settings.DATA_DIR)
        if conn_params.get("host") != str(cluster.socket_dir):
            return super().get_new_connection(conn_params)
        if cluster.has_own_socket_dir():
            with contextlib.suppress(self.Database.OperationalError):
                return super().get_new_connection(conn_params)
        try:
            ensure(cluster)
        except ServerUnavailable as problem:
            raise self.Database.OperationalError(str(problem)) from problem
        return super().get_new_connection(conn_params)
