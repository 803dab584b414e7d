"""The chain itself: pure functions over plain values."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """The content of one entry; `at` is a moment with a time zone."""

    chain: str
    number: int
    at: datetime
    actor: str
    action: str
    about: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a chain: at which number (0: the chain as a whole), and what."""

    chain: str
    number: int
    what: str


def canonical(value: Any) -> str:
    """JSON that is the same for the same value, on every machine."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def mac(key: str, link: Link, before: str) -> str:
    """HMAC-SHA-256, hex, of an entry and the mac before it ("" for the first)."""
    at = link.at.astimezone(UTC).isoformat(timespec="microseconds")
    message = canonical([link.chain, link.number, at, link.actor, link.action, link.about, dict(link.detail), before])
    return hmac.new(key.encode(), message.encode(), hashlib.sha256).hexdigest()


def anchor_mac(key: str, at: datetime, heads: Mapping[str, Any], before: str) -> str:
    """HMAC-SHA-256, hex, of an anchor and the anchor before it."""
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hmac.new(key.encode(), canonical([stamp, dict(heads), before]).encode(), hashlib.sha256).hexdigest()


def chain_faults(
    key: str,
    chain: str,
    entries: Iterable[tuple[Link, str]],
    *,
    head: tuple[int, str] | None,
    anchored: Mapping[int, str],
) -> list[Fault]:
    """What is wrong with one chain.

    `entries` are (entry, stored mac) by number; `head` is the stored end; `anchored` maps numbers to the macs that
    anchors saw there. Finds an edited, a deleted, a swapped and a cut-off entry. One fault stops the walk: everything
    after a broken link is in doubt.
    """
    before, number, seen = "", 0, dict[int, str]()
    for link, stored in entries:
        number += 1
        if link.number != number:
            return [Fault(chain, number, "entry missing")]
        if not hmac.compare_digest(stored, mac(key, link, before)):
            return [Fault(chain, number, "entry changed")]
        before = stored
        if number in anchored:
            seen[number] = stored
    for at, stored in sorted(anchored.items()):
        if at > number:
            return [Fault(chain, at, "cut off: an anchor saw more entries")]
        if seen[at] != stored:
            return [Fault(chain, at, "rewritten: an anchor saw another entry")]
    if head is None or head != (number, before):
        return [Fault(chain, number, "end of the chain does not match its entries")]
    return []


def anchor_faults(key: str, anchors: Iterable[tuple[int, datetime, Mapping[str, Any], str]]) -> list[Fault]:
    """What is wrong with the anchors, given as (id, at, heads, stored mac) in order."""
    before = ""
    for pk, at, heads, stored in anchors:
        if not hmac.compare_digest(stored, anchor_mac(key, at, heads, before)):
            return [Fault("anchor", pk, "anchor changed or missing before this one")]
        before = stored
    return []
