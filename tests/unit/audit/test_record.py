"""The record in the database: triggers, the tamper drill, anchors."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from portal.audit.append_only import GUARDED_TABLES, create_sql, drop_sql
from portal.audit.models import Anchor, Entry, Head
from portal.audit.selectors import faults
from portal.audit.services import anchor, record

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def anchor_file(tmp_path: Path, settings: object) -> Path:
    path = tmp_path / "anchors.jsonl"
    settings.AUDIT_ANCHOR_FILE = str(path)  # type: ignore[attr-defined]
    return path


@pytest.fixture
def three(anchor_file: Path) -> None:
    for number in range(3):
        record(chain="plan:1", action="plan.viewed", by=None, now=NOW, detail={"n": number})
    record(chain="plan:2", action="plan.viewed", by=None, now=NOW)


def unguarded(*statements: str) -> None:
    """What somebody with the database's own password can do."""
    with connection.cursor() as cursor:
        for statement in drop_sql(connection.vendor, "audit_entry") + list(statements):
            cursor.execute(statement)
        for statement in create_sql(connection.vendor, "audit_entry"):
            cursor.execute(statement)


def found() -> list[tuple[str, int]]:
    return [(fault.chain, fault.number) for fault in faults()]


@pytest.mark.requirement("R-X-07")
def test_an_honest_record_has_no_fault(three: None) -> None:
    anchor(now=NOW)
    record(chain="plan:1", action="plan.viewed", by=None, now=NOW)
    assert found() == []
    call_command("verify_audit", verbosity=0)


@pytest.mark.parametrize("table", ["audit_entry", "audit_anchor"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET mac = ''", "DELETE FROM {}"])
def test_the_database_refuses_to_rewrite(three: None, table: str, statement: str) -> None:
    anchor(now=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


@pytest.mark.parametrize("table", GUARDED_TABLES)
def test_every_guarded_table_has_its_trigger(table: str) -> None:
    query = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        assert cursor.fetchone()[0] >= 1


def test_an_edited_entry_is_found(three: None) -> None:
    unguarded("UPDATE audit_entry SET action = 'plan.nothing' WHERE chain = 'plan:1' AND number = 2")
    assert found() == [("plan:1", 2)]
    with pytest.raises(CommandError, match="1 fault"):
        call_command("verify_audit", verbosity=0)


def test_a_deleted_entry_is_found(three: None) -> None:
    unguarded("DELETE FROM audit_entry WHERE chain = 'plan:1' AND number = 2")
    assert found() == [("plan:1", 2)]


def test_swapped_entries_are_found(three: None) -> None:
    unguarded(
        "UPDATE audit_entry SET number = 9 WHERE chain = 'plan:1' AND number = 1",
        "UPDATE audit_entry SET number = 1 WHERE chain = 'plan:1' AND number = 2",
        "UPDATE audit_entry SET number = 2 WHERE chain = 'plan:1' AND number = 9",
    )
    assert found() == [("plan:1", 1)]


def test_a_cut_tail_is_found_by_the_stored_end(three: None) -> None:
    unguarded("DELETE FROM audit_entry WHERE chain = 'plan:1' AND number = 3")
    assert found() == [("plan:1", 2)]


def test_a_cut_tail_with_a_forged_end_is_found_by_the_anchor(three: None) -> None:
    anchor(now=NOW)
    unguarded("DELETE FROM audit_entry WHERE chain = 'plan:1' AND number = 3")
    Head.objects.filter(chain="plan:1").update(number=2, mac=Entry.objects.get(chain="plan:1", number=2).mac)
    assert found() == [("plan:1", 3)]


def test_a_whole_chain_gone_is_found_by_the_anchor(three: None) -> None:
    anchor(now=NOW)
    unguarded("DELETE FROM audit_entry WHERE chain = 'plan:2'")
    Head.objects.filter(chain="plan:2").delete()
    assert found() == [("plan:2", 1)]


def test_cutting_the_anchors_too_is_found_by_the_file_outside(three: None, anchor_file: Path) -> None:
    anchor(now=NOW)
    with connection.cursor() as cursor:
        for statement in [*drop_sql(connection.vendor, "audit_anchor"), "DELETE FROM audit_anchor"]:
            cursor.execute(statement)
    assert ("anchor", json.loads(anchor_file.read_text())["id"]) in found()


def test_an_anchor_holds_only_what_moved(three: None) -> None:
    first = anchor(now=NOW)
    assert first is not None and set(first.heads) == {"plan:1", "plan:2"}
    assert anchor(now=NOW) is None
    record(chain="plan:2", action="plan.viewed", by=None, now=NOW)
    second = anchor(now=NOW)
    assert second is not None and set(second.heads) == {"plan:2"}
    assert Anchor.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_no_entry_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(chain="plan:1", action="plan.viewed", by=None, now=NOW)
