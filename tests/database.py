"""The tests' database: migrated once, then copied.

Migrating Wagtail takes a minute, so the migrated database is kept as a template (beside the test database, under a
name that carries a fingerprint of every migration) and copied to each worker. A test that commits puts the template
back when it ends: emptying the tables instead would be refused by the append-only ones, and would lose the rows that
migrations make (Wagtail's root page and locale).
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection


def fingerprint() -> str:
    """Twelve hex digits over all that makes the template: migrations, and our own code that runs after them."""
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda config: config.name):
        root = Path(app.path)
        ours = settings.ROOT in root.parents and ".venv" not in root.parts
        for path in sorted([*(root / "migrations").glob("*.py"), root / "apps.py"]):
            if path.exists() and (ours or path.name != "apps.py"):
                digest.update(f"{app.name}/{path.name}".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def lock() -> Iterator[None]:
    """One worker of a run makes the template, the others wait."""
    Path(settings.VAR).mkdir(parents=True, exist_ok=True)
    with (Path(settings.VAR) / "test-template.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def point_to(name: str) -> None:
    """Let Django's connection lead to this database (a path for SQLite)."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


class SqliteCopies:
    """Copies through SQLite's own backup, page by page, in some milliseconds."""

    def __init__(self, test_name: str) -> None:
        self.test_name = test_name
        self.template = Path(settings.VAR) / f"test-template-{fingerprint()}.sqlite3"

    def ensure_template(self, *, fresh: bool) -> None:
        if self.template.exists() and not fresh:
            return
        for old in Path(settings.VAR).glob("test-template-*.sqlite3*"):
            old.unlink()
        building = self.template.with_suffix(".building")
        for suffix in ("", "-wal", "-shm"):
            Path(f"{building}{suffix}").unlink(missing_ok=True)
        point_to(str(building))
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        building.rename(self.template)

    def restore(self) -> None:
        connection.close()
        with closing(sqlite3.connect(self.template)) as source, closing(sqlite3.connect(self.test_name)) as target:
            source.backup(target)

    def start(self) -> None:
        self.finish()
        self.restore()
        point_to(self.test_name)

    def finish(self) -> None:
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.test_name}{suffix}").unlink(missing_ok=True)


class PostgresCopies:
    """Copies with `CREATE DATABASE … TEMPLATE`."""

    def __init__(self, test_name: str) -> None:
        self.test_name = test_name
        self.base = f"{settings.DATABASES['default']['NAME']}_tests"
        self.template = f"{self.base}_{fingerprint()}"

    def _run(self, *statements: str, about: tuple[str, ...] = ()) -> list[Any]:
        connection.close()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement, about or None)
            return list(cursor.fetchall()) if cursor.description else []

    def ensure_template(self, *, fresh: bool) -> None:
        pattern = self.base.replace("_", r"\_") + r"\_%"
        found = [row[0] for row in self._run("SELECT datname FROM pg_database WHERE datname LIKE %s", about=(pattern,))]
        if self.template in found and not fresh:
            return
        self._run(*(f'DROP DATABASE "{name}" WITH (FORCE)' for name in found))
        building = f"{self.base}_building"
        self._run(f'CREATE DATABASE "{building}"')
        point_to(building)
        call_command("migrate", verbosity=0, interactive=False)
        self._run(f'ALTER DATABASE "{building}" RENAME TO "{self.template}"')

    def restore(self) -> None:
        self._run(
            f'DROP DATABASE IF EXISTS "{self.test_name}" WITH (FORCE)',
            f'CREATE DATABASE "{self.test_name}" TEMPLATE "{self.template}" STRATEGY FILE_COPY',
        )

    def start(self) -> None:
        self.restore()
        point_to(self.test_name)

    def finish(self) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{self.test_name}" WITH (FORCE)')


Copies = SqliteCopies | PostgresCopies


def copies() -> Copies:
    """The way of this installation's engine, for the test database that pytest-django has named."""
    test_name = settings.DATABASES["default"].get("TEST", {}).get("NAME")
    if connection.vendor == "sqlite":
        return SqliteCopies(str(test_name))
    return PostgresCopies(str(test_name or f"test_{settings.DATABASES['default']['NAME']}"))
