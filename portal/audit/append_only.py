"""Tables whose rows are never changed nor removed: the database itself refuses, on SQLite and on PostgreSQL.

Used in migrations: `migrations.RunPython(append_only("audit_entry"), drop("audit_entry"))`.
"""

from collections.abc import Callable
from typing import Any

REFUSAL = "append-only"

Operation = Callable[[Any, Any], None]


def create_sql(vendor: str, table: str) -> list[str]:
    """The statements that guard a table, for a vendor of Django's ("sqlite", "postgresql"); names carry the table."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for verb in ("update", "delete")
        ]
    if vendor == "postgresql":
        return [
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
        ]
    raise NotImplementedError(f"no append-only guard for {vendor}")


def drop_sql(vendor: str, table: str) -> list[str]:
    """The statements that take the guard away: for going back a migration, and for emptying a test database."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete")]
    return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}", f"DROP FUNCTION IF EXISTS {table}_refuse()"]


def append_only(*tables: str) -> Operation:
    """A RunPython function that guards these tables."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        for table in tables:
            for statement in create_sql(schema_editor.connection.vendor, table):
                schema_editor.execute(statement)

    return forwards


def drop(*tables: str) -> Operation:
    """The reverse of `append_only`."""

    def backwards(apps: Any, schema_editor: Any) -> None:
        for table in tables:
            for statement in drop_sql(schema_editor.connection.vendor, table):
                schema_editor.execute(statement)

    return backwards


# Every guarded table of the portal; `tests/unit/audit` proves each against both engines. Forms guards its own.
GUARDED_TABLES = ("audit_entry", "audit_anchor", "plans_planversion", "plans_item", "wording_reading")
