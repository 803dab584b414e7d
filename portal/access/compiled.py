"""A query whose SQL is written once.

Django takes several times as long to write the SQL of a query with nested conditions as the database to answer it. The
two pages that people open most, a practitioner's children and a family's plan, ask the same SQL of everybody.
"""

import threading
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

# They stand for the user, the object and the day while the SQL is written. No account has this id, no object this key
# and nothing happened on this day, and nothing else in a query is either: who is not filled in sees nothing.
NOBODY = -764_190_553
NOTHING = UUID("7f3d1c52-0000-4000-8000-0d15ab1ed000")
NEVER = date(1643, 1, 4)


class Compiled:
    """The rows of `build(user, key)`, a `values_list` that depends on nothing but the user's id, an object's key and
    the day."""

    def __init__(self, build: Callable[[Any, UUID], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.build = build
        self.kept = threading.local()  # a compiler belongs to a connection, and a connection to a thread

    def rows(self, user: Any, key: UUID = NOTHING) -> list[tuple[Any, ...]]:
        """As `list(build(user, key))`: one statement, nothing for somebody not signed in or switched off."""
        if not user.is_authenticated or not user.is_active:
            return []
        connection = connections["default"]
        if getattr(self.kept, "connection", None) is not connection:
            anybody = SimpleNamespace(pk=NOBODY, is_authenticated=True, is_active=True, stands_for_day=NEVER)
            self.kept.compiler = self.build(anybody, NOTHING).query.get_compiler(connection=connection)
            self.kept.statement = self.kept.compiler.as_sql()
            self.kept.connection = connection
        sql, params = self.kept.statement
        # A database without a type for them keeps a key as its 32 figures.
        day = connection.ops.adapt_datefield_value(timezone.localdate())
        filled = {NOBODY: user.pk, NOTHING: key, NOTHING.hex: key.hex, NEVER: day, NEVER.isoformat(): day}
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(param, param) for param in params])
            return [tuple(row) for row in self.kept.compiler.results_iter([cursor.fetchall()])]
