"""Triggers that make the database itself refuse to rewrite what was published or sent (A-03).

SQLite drops a table's triggers when a later migration rebuilds it: such a migration ends with `guard` again.
PostgreSQL's TRUNCATE passes row triggers by, so tests that truncate still work there; on SQLite they `unguard` first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

MESSAGE = "append-only: %s"


@dataclass(frozen=True, slots=True)
class Warrant:
    """What lets a row be deleted after all: a row of `table` whose `column` names its `key`.

    That table is guarded itself, so that no deletion can be denied later.
    """

    table: str
    column: str
    key: str = "id"

    def stands(self, quote: Callable[[str], str]) -> str:
        """SQL: whether there is one for the row that a trigger calls OLD."""
        found = f"SELECT 1 FROM {quote(self.table)} WHERE {quote(self.column)} = OLD.{quote(self.key)}"  # noqa: S608
        return f"EXISTS ({found})"


def guard(editor: Any, table: str, columns: Sequence[str], warrant: Warrant | None = None) -> None:
    """Refuse DELETE (of rows without a warrant), and UPDATE of these columns, on a table.

    `editor` is a schema editor; both engines.
    """
    unguard(editor, table)
    vendor, quote = editor.connection.vendor, editor.quote_name
    written = ", ".join(quote(column) for column in columns)
    message = MESSAGE % table
    unless = ""
    if warrant is not None:
        unless = f"WHEN (NOT {warrant.stands(quote)})"
    if vendor == "postgresql":
        _refusal(editor, table, message, warrant)
        for event, name in ((f"UPDATE OF {written}", "update"), ("DELETE", "delete")):
            editor.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )
    elif vendor == "sqlite":
        for event, name, but in ((f"UPDATE OF {written}", "update", ""), ("DELETE", "delete", unless)):
            editor.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} {but} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def _refusal(editor: Any, table: str, message: str, warrant: Warrant | None) -> None:
    """PostgreSQL's function: it looks for the warrant itself, because a trigger's WHEN may not ask another table."""
    quote = editor.quote_name
    allowed = ""
    if warrant is not None:
        allowed = f"IF TG_OP = 'DELETE' AND {warrant.stands(quote)} THEN RETURN OLD; END IF; "
    editor.execute(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {allowed}"
        f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )


def unguard(editor: Any, table: str) -> None:
    """Take the triggers of `guard` away."""
    on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
    for name in ("update", "delete"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")
    if on:
        editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")
