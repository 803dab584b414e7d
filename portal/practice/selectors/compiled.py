"""A query whose SQL is written once.

Django takes several milliseconds to write the SQL of a query with nested conditions, and PostgreSQL a fraction of one
to answer it. The list of children is the page practitioners open most, and the same SQL serves all of them.
"""

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import connections
from django.db.models import QuerySet

# Stands for the user while the SQL is written. No account has this id, and nothing else in a query is this number.
NOBODY = -764_190_553


class Compiled:
    """The rows of `build(user)`, a `values_list` that depends on nothing but the user's id."""

    def __init__(self, build: Callable[[Any], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.build = build
        self.kept = threading.local()  # a compiler belongs to a connection, and a connection to a thread

    def rows(self, user: Any) -> list[tuple[Any, ...]]:
        """As `list(build(user))`: one statement, nothing for somebody who is not signed in or is switched off."""
        if not user.is_authenticated or not user.is_active:
            return []
        connection = connections["default"]
        if getattr(self.kept, "connection", None) is not connection:
            anybody = SimpleNamespace(pk=NOBODY, is_authenticated=True, is_active=True)
            self.kept.compiler = self.build(anybody).query.get_compiler(connection=connection)
            self.kept.statement = self.kept.compiler.as_sql()
            self.kept.connection = connection
        sql, params = self.kept.statement
        with connection.cursor() as cursor:
            cursor.execute(sql, [user.pk if param == NOBODY else param for param in params])
            return [tuple(row) for row in self.kept.compiler.results_iter([cursor.fetchall()])]
