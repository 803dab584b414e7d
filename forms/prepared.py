"""A statement whose SQL Django writes once, for the few that every save and every page of a form waits for.

Django takes about five times as long to write the SQL of such a statement as the database takes to answer it, and it
writes the same SQL each time. Here the values stay open (`Slot`), and are put in when the statement is sent.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections, models
from django.db.models.sql import Query, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler


class Slot(models.Expression):
    """Where a value goes: `name` is its keyword when it is sent, `field` knows how the database writes it."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return "%s", (self,)


class _Prepared:
    """Keeps the SQL of one query, nothing about a row or a person."""

    def __init__(self, build: Callable[[], Query]) -> None:
        self.build = build
        self.kept = threading.local()  # a compiler belongs to a connection, and a connection to a thread

    def send(self, cursor: Any, values: dict[str, Any]) -> SQLCompiler:
        """Send the statement with a value for each slot."""
        connection = connections["default"]
        if getattr(self.kept, "connection", None) is not connection:
            self.kept.compiler = self.build().get_compiler(connection=connection)
            self.kept.statement = self.kept.compiler.as_sql()
            self.kept.connection = connection
        sql, params = self.kept.statement
        cursor.execute(sql, [_put(param, values, connection) for param in params])
        compiler: SQLCompiler = self.kept.compiler
        return compiler


class PreparedRows(_Prepared):
    """The rows of `build()`, a `values_list` with slots."""

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]]) -> None:
        super().__init__(lambda: build().query)

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        """What `list(build())` gives with these values, in one statement."""
        with connections["default"].cursor() as cursor:
            compiler = self.send(cursor, values)
            return [tuple(row) for row in compiler.results_iter([cursor.fetchall()])]


class PreparedUpdate(_Prepared):
    """`build().update(…)` of the fields in `changes`, whose values are slots or expressions."""

    def __init__(self, build: Callable[[], models.QuerySet[Any, Any]], changes: dict[str, Any]) -> None:
        def update() -> Query:
            found: Any = build().query.chain(UpdateQuery)
            found.add_update_values(changes)
            query: Query = found
            return query

        super().__init__(update)

    def __call__(self, **values: Any) -> int:
        """How many rows it changed, in one statement."""
        with connections["default"].cursor() as cursor:
            self.send(cursor, values)
            changed: int = cursor.rowcount
            return changed


def _put(param: Any, values: dict[str, Any], connection: Any) -> Any:
    if not isinstance(param, Slot):
        return param
    return param.output_field.get_db_prep_save(values[param.name], connection)
