"""Writing the record of who did and saw what. No entry, no act: it is one transaction with what it records (T17)."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import F

from .models import Anchor, Head
from .rules import Link, anchor_mac, mac


class Actor(Protocol):
    """Whoever acts: a user."""

    pk: Any


def record(
    *,
    chain: str,
    action: str,
    by: Actor | None,
    now: datetime,
    about: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add an entry to a chain ("plan:UUID", "child:UUID", "user:ID"); by=None is the system itself.

    `detail` takes ids, counts and codes that JSON can hold, never names or words of a plan. Raises RuntimeError
    outside a transaction: an entry that could stay while its act is rolled back would be no proof.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs into the transaction of what it records")
    actor = "system" if by is None or by.pk is None else str(by.pk)
    with connection.cursor() as cursor:
        number, before = _locked_end(cursor, chain)
        link = Link(chain, number + 1, now, actor, action, about, dict(detail or {}))
        stamp = mac(settings.AUDIT_KEY, link, before)
        at = connection.ops.adapt_datetimefield_value(now)
        written = json.dumps(link.detail)
        entry: list[Any] = [chain, link.number, at, actor, action, about, written, stamp]
        if connection.vendor == "postgresql":  # both in one statement
            cursor.execute(f"WITH moved AS ({_MOVE}) {_INSERT}", [link.number, stamp, chain, *entry])
        else:
            cursor.execute(_INSERT, entry)
            cursor.execute(_MOVE, [link.number, stamp, chain])


# Every page of a plan passes here, and the ORM spends more time on these statements than the database does.
_INSERT = (
    "INSERT INTO audit_entry (chain, number, at, actor, action, about, detail, mac) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
_MOVE = "UPDATE audit_head SET number = %s, mac = %s WHERE chain = %s"
_END = "SELECT number, mac FROM audit_head WHERE chain = %s"


def _locked_end(cursor: CursorWrapper, chain: str) -> tuple[int, str]:
    """Number and mac of the chain's last entry, its row locked until the transaction ends (SQLite locks as a whole)."""
    statement = _END + (" FOR UPDATE" if connection.features.has_select_for_update else "")
    cursor.execute(statement, [chain])
    end = cursor.fetchone()
    if end is None:
        Head.objects.bulk_create([Head(chain=chain)], ignore_conflicts=True)
        cursor.execute(statement, [chain])
        end = cursor.fetchone()
    return int(end[0]), str(end[1])


@transaction.atomic
def anchor(*, now: datetime) -> Anchor | None:
    """Seal the ends of all chains that moved since the last anchor; None when none did.

    The anchor is appended to settings.AUDIT_ANCHOR_FILE too, which belongs on another machine: whoever can cut the
    database's tail and its anchors cannot cut that file.
    """
    # In the order in which a request that adds to two chains locks them: the child's before the plan's.
    moved = list(Head.objects.select_for_update().filter(number__gt=F("anchored")).order_by("chain"))
    if not moved:
        return None
    # Read only now: who waited for the ends would hold an older anchor to be the last.
    last = Anchor.objects.order_by("-pk").first()
    heads = {head.chain: [head.number, head.mac] for head in moved}
    stamp = anchor_mac(settings.AUDIT_KEY, now, heads, last.mac if last else "")
    made = Anchor.objects.create(at=now, heads=heads, mac=stamp)
    for head in moved:
        head.anchored = head.number
    Head.objects.bulk_update(moved, ["anchored"], batch_size=500)
    _copy_out(made)
    return made


def _copy_out(made: Anchor) -> None:
    if not settings.AUDIT_ANCHOR_FILE:
        return
    path = Path(settings.AUDIT_ANCHOR_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"id": made.pk, "at": made.at.isoformat(), "heads": made.heads, "mac": made.mac})
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
