"""Sessions in the database, as Django keeps them, read with a statement that is written once.

Every page of somebody signed in reads its session; Django spends longer on writing that SQL than on the answer.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connections, router
from django.utils import timezone

_LOAD = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """What Django's own store does; one statement a load."""

    def load(self) -> dict[str, Any]:
        """The session's values; {} and no key for one that is not there or is over."""
        connection = connections[router.db_for_read(self.model)]
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_LOAD, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        found: dict[str, Any] = self.decode(row[0])
        return found
