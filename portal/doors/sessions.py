"""The store behind SESSION_ENGINE: Django's own in the database, with the person in the row."""

from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

# What a session remembers of its sign-in, under one key of its data.
NOTE = "door"


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        from portal.doors.models import StaffSession

        return StaffSession

    def create_model_instance(self, data):
        row, note = super().create_model_instance(data), data.get(NOTE, {})
        row.user_id = data.get(SESSION_KEY)
        row.address = note.get("address")
        row.user_agent = note.get("user_agent", "")
        row.began_at, row.seen_at = instant(note.get("began")), instant(note.get("seen"))
        return row


def instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
