"""Triggers that make the database itself refuse to rewrite what was published or sent (A-03).

SQLite drops a table's triggers when a later migration rebuilds it: such a migration ends with `guard` again.
PostgreSQL's TRUNCATE passes row triggers by, so tests that truncate still work there; on SQLite they `unguard` first.
"""

from collections.abc import Sequence
from typing import Any

MESSAGE = "append-only: %s"


def guard(editor: Any, table: str, columns: Sequence[str]) -> None:
    """Refuse DELETE, and UPDATE of these columns, on a table. `editor` is a schema editor; both engines."""
    unguard(editor, table)
    written = ", ".join(editor.quote_name(column) for column in columns)
    message = MESSAGE % table
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        for event, name in ((f"UPDATE OF {written}", "update"), ("DELETE", "delete")):
            editor.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )
    elif editor.connection.vendor == "sqlite":
        for event, name in ((f"UPDATE OF {written}", "update"), ("DELETE", "delete")):
            editor.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
    else:
        raise NotImplementedError(f"no append-only triggers for {editor.connection.vendor}")


def unguard(editor: Any, table: str) -> None:
    """Take the triggers of `guard` away."""
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    for name in ("update", "delete"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")
    if on:
        editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")
