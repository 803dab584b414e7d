"""Reading and checking the record."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from .models import Anchor, Entry, Head
from .rules import Fault, Link, anchor_faults, chain_faults
from .unusual import Look

REFUSED = "access.refused"


def entries(chain: str) -> QuerySet[Entry]:
    """The entries of one chain, newest first."""
    return Entry.objects.filter(chain=chain).order_by("-number")


def looks_since(first: date) -> Iterator[Look]:
    """Whatever people did or saw of a child or a plan since a day, a name on a register or an enquiry to it included,
    and what they were refused. One query."""
    start = timezone.make_aware(datetime.combine(first, time.min))
    found = Entry.objects.filter(at__gte=start).exclude(actor="system")
    of_register = Q(chain__startswith="register:") & ~Q(about="")  # which is one chain for all of its children
    found = found.filter(
        Q(chain__startswith="plan:") | Q(chain__startswith="child:") | of_register | Q(action=REFUSED)
    )  # fmt: skip
    for chain, actor, at, action, about in found.values_list("chain", "actor", "at", "action", "about").iterator():
        is_refused = action == REFUSED
        is_named = is_refused or chain.startswith("register:")
        yield Look(actor, timezone.localtime(at), about if is_named else chain, is_refused)


def faults() -> list[Fault]:
    """Everything wrong with the record: each chain walked from its start, against its end and all anchors."""
    key = settings.AUDIT_KEY
    rows = [(a.pk, a.at, a.heads, a.mac) for a in Anchor.objects.order_by("pk")]
    found = anchor_faults(key, rows) + _file_faults({pk: stored for pk, _, _, stored in rows})
    anchored: dict[str, dict[int, str]] = defaultdict(dict)
    for heads in [heads for _, _, heads, _ in rows] + [line["heads"] for line in _anchor_lines()]:
        for chain, (number, stored) in heads.items():
            anchored[chain][number] = stored
    heads = {head.chain: (head.number, head.mac) for head in Head.objects.all()}
    chains = set(heads) | set(anchored) | set(Entry.objects.values_list("chain", flat=True).distinct())
    for chain in sorted(chains):
        found += chain_faults(key, chain, _links(chain), head=heads.get(chain), anchored=anchored[chain])
    return found


def _links(chain: str) -> Iterator[tuple[Link, str]]:
    for e in Entry.objects.filter(chain=chain).order_by("number").iterator():
        yield Link(e.chain, e.number, e.at, e.actor, e.action, e.about, e.detail), e.mac


def _anchor_lines() -> list[dict[str, Any]]:
    path = Path(settings.AUDIT_ANCHOR_FILE) if settings.AUDIT_ANCHOR_FILE else None
    if path is None or not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _file_faults(stored: dict[int, str]) -> list[Fault]:
    return [
        Fault("anchor", line["id"], "the copy outside the database differs")
        for line in _anchor_lines()
        if stored.get(line["id"]) != line["mac"]
    ]
