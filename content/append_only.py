"""Triggers that make the database itself refuse to change or remove what was published (R-001-64).

Used in migrations: `migrations.RunPython(guard("content_pageedition"), free("content_pageedition"))`. SQLite drops a
table's triggers when a later migration rebuilds it: such a migration ends with `guard` again.
"""

from collections.abc import Callable
from typing import Any

REFUSAL = "append-only"

Operation = Callable[[Any, Any], None]


def guard(table: str) -> Operation:
    """A RunPython function that refuses UPDATE and DELETE on a table, on SQLite and PostgreSQL."""

    def forwards(apps: Any, editor: Any) -> None:
        free(table)(apps, editor)
        if editor.connection.vendor == "postgresql":
            editor.execute(
                f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}: {table}' USING ERRCODE = 'restrict_violation'; END $$"
            )
            editor.execute(
                f"CREATE TRIGGER {table}_refusal BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )
        else:
            for event in ("update", "delete"):
                editor.execute(
                    f"CREATE TRIGGER {table}_{event} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
                )

    return forwards


def free(table: str) -> Operation:
    """The reverse of `guard`."""

    def backwards(apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_refusal ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")
        else:
            for event in ("update", "delete"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_{event}")

    return backwards
