"""The pure core of plans: identity of items, hashes, what changed, what is due."""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .enums import EventKind

Add = Callable[[date, int, str], date]  # start, count, unit → day; knows the working-day calendar


def item_id(plan: uuid.UUID, capture: str, row: str = "") -> uuid.UUID:
    """The id of an item: the same repeated row of the form is the same item in every version."""
    return uuid.uuid5(plan, f"{capture}:{row}")


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256, hex, over canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an item: what it showed before and shows now ("" for nothing)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is new ("added"), gone ("removed") or says something else ("changed")."""

    item: str
    capture: str
    what: str
    fields: tuple[FieldChange, ...]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """What a plan's content says differently now, by item, in the order of the new version, removals last."""
    old = {item["id"]: item for item in before["items"]}
    new = {item["id"]: item for item in after["items"]}
    found = [_change(old.get(key), item) for key, item in new.items()]
    found += [_change(item, None) for key, item in old.items() if key not in new]
    return tuple(change for change in found if change is not None)


def without_restricted(content: Mapping[str, Any]) -> dict[str, Any]:
    """A plan's content for everybody but its lead: no restricted answer, and no item that had nothing else."""
    items = [
        {**item, "fields": {name: field for name, field in item["fields"].items() if not field.get("restricted")}}
        for item in content["items"]
    ]
    items = [item for item, whole in zip(items, content["items"], strict=True) if item["fields"] or not whole["fields"]]
    other = [answer for answer in content.get("other", ()) if not answer.get("restricted")]
    return {**content, "items": items, "other": other}


# What somebody has to do: an item that names them in its field "who".
TASKS = ("action", "monitoring")


def tasks_of(content: Mapping[str, Any], person: str) -> list[Mapping[str, Any]]:
    """The items of a plan's content that this person (by key) has to do."""
    return [item for item in content["items"] if item["capture"] in TASKS and _doer(item) == person]


def doers(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of everybody who has something to do, in the order of the plan; nobody who was only typed in."""
    found = (_doer(item) for item in content["items"] if item["capture"] in TASKS)
    return tuple(dict.fromkeys(key for key in found if key))


def _doer(item: Mapping[str, Any]) -> str:
    value = item["fields"].get("who", {}).get("value")
    return value if isinstance(value, str) else ""


def tasks_hash(tasks: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256, hex, of what somebody has to do, whatever its order."""
    return content_hash({"tasks": sorted((dict(one) for one in tasks), key=lambda one: str(one["id"]))})


def shown(field: Mapping[str, Any] | None) -> str:
    """How a captured field reads: a choice's label, a person's name, an ISO date, the text itself."""
    if not field:
        return ""
    return str(field.get("display") or field.get("value") or "")


def _change(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Change | None:
    item = new or old or {}
    was, now = (old or {}).get("fields", {}), (new or {}).get("fields", {})
    names = list(dict.fromkeys([*now, *was]))
    fields = tuple(
        FieldChange(name, shown(was.get(name)), shown(now.get(name)))
        for name in names
        if shown(was.get(name)) != shown(now.get(name))
    )
    what = "added" if old is None else "removed" if new is None else "changed"
    return Change(item["id"], item["capture"], what, fields) if fields or what != "changed" else None


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a date: when it is due, when it was done (None: not yet). `is_brought_forward`: due sooner than
    its timescale says, because somebody decided so (R-002-19)."""

    timescale: str
    due_on: date
    met_on: date | None = None
    is_brought_forward: bool = False

    def is_overdue(self, today: date) -> bool:
        """Late from the day after it was due (R-002-27)."""
        return self.met_on is None and today > self.due_on


# What each timescale counts from and what meets it. "first" counts from the conference; "next" from the last of its
# own kind, and stands open until another one follows.
_FIRST = {
    "circulation": EventKind.CIRCULATION,
    "first_core_group": EventKind.CORE_GROUP,
    "first_review": EventKind.REVIEW,
}
_NEXT = {"next_core_group": EventKind.CORE_GROUP, "next_review": EventKind.REVIEW}
# "Every" counts from the last of its own kind too, and from the conference while there is none (R-001-34, -41, -42).
_EVERY = {
    "visit": EventKind.SEEN,
    "seen_alone": EventKind.SEEN_ALONE,
    "seen_home": EventKind.SEEN_HOME,
    "bedroom": EventKind.BEDROOM,
}


@dataclass(frozen=True, slots=True)
class Brought:
    """A day to which a timescale was brought forward, and the day on which that was decided."""

    timescale: str
    on: date
    decided_on: date


def due(
    events: Iterable[tuple[str, date]],
    timescales: Mapping[str, tuple[int, str]],
    add: Add,
    today: date,
    brought: Iterable[Brought] = (),
    *,
    bedroom_between_reviews: bool = False,
) -> tuple[Due, ...]:
    """What is due on a plan, soonest first.

    `events` are (kind, day); `timescales` maps keys to (count, unit) of the local procedure; `add` counts in its
    calendar. Events after `today` are plans, not facts, and meet nothing. R-000-21, R-001-47, R-001-48, R-002-27.
    Of what was brought forward (`brought`) the earlier day counts, and a day that the place's procedure would not have
    stands by itself, until it has happened: a review held since then ends it (R-002-19).
    `bedroom_between_reviews`: where the place has no figure for it, the bedroom is due by the next review (R-001-42).
    """
    past: dict[str, list[date]] = {}
    for kind, on in events:
        if on <= today:
            past.setdefault(kind, []).append(on)
    conferences = past.get(EventKind.CONFERENCE)
    if not conferences:
        return ()
    start = min(conferences)
    found = []
    for key, kind in _FIRST.items():
        if key in timescales:
            met = [on for on in past.get(kind, []) if on >= start]
            found.append(Due(key, add(start, *timescales[key]), min(met, default=None)))
    for key, kind in _NEXT.items():
        if key in timescales and past.get(kind):
            found.append(Due(key, add(max(past[kind]), *timescales[key])))
    for key, kind in _EVERY.items():
        if key in timescales:
            found.append(Due(key, add(max([start, *past.get(kind, [])]), *timescales[key])))
    made = {one.timescale: one for one in _sooner(found, brought, past)}
    if bedroom_between_reviews and "bedroom" not in made:
        made |= _by_the_review(start, past, made)
    return tuple(sorted(made.values(), key=lambda d: (d.due_on, d.timescale)))


def _by_the_review(start: date, past: Mapping[str, Sequence[date]], made: Mapping[str, Due]) -> dict[str, Due]:
    """The bedroom is seen at least once from the last conference to the day on which the next review is due."""
    reviews = past.get(EventKind.REVIEW)
    since, review = (max(reviews), made.get("next_review")) if reviews else (start, made.get("first_review"))
    if review is None:
        return {}
    seen = [on for on in past.get(EventKind.BEDROOM, ()) if on >= since]
    return {"bedroom": Due("bedroom", review.due_on, min(seen, default=None))}


def tighter(one: tuple[int, str] | None, other: tuple[int, str], add: Add, start: date) -> tuple[int, str]:
    """Which of two figures ends sooner, counted from `start`."""
    return min(one or other, other, key=lambda figure: add(start, *figure))


def _sooner(found: Iterable[Due], brought: Iterable[Brought], past: Mapping[str, Sequence[date]]) -> Iterable[Due]:
    """The due dates with those brought forward in their place."""
    made = {one.timescale: one for one in found}
    for one in brought:
        if _has_happened(one, past):
            continue
        computed = made.get(one.timescale)
        if computed is None or (computed.met_on is None and one.on < computed.due_on):
            made[one.timescale] = Due(one.timescale, one.on, is_brought_forward=True)
    return made.values()


def _has_happened(one: Brought, past: Mapping[str, Sequence[date]]) -> bool:
    kind = _FIRST.get(one.timescale) or _NEXT.get(one.timescale)
    return kind is None or any(on > one.decided_on for on in past.get(kind, ()))
