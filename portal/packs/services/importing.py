"""A pack is brought to this site: all that is to come, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.api import history_comes_along, renew_search, set_up
from portal.procedures.services.editors import set_up_editors

from ..differences import BROUGHT, Change, Status
from ..exceptions import BadPack, Undecided
from ..items import KINDS, Pack, digest
from ..kinds import files, forms, history, pages, snippets, synonyms
from ..kinds.site import Site
from ..models import Brought
from ..selectors import changes, last_of, pack_of

Decide = Callable[[Change], bool]  # whether the pack's counts


@transaction.atomic
def import_pack(
    pack: Pack, *, now: datetime, by: Any = None, decide: Decide | None = None
) -> tuple[list[Change], list[str]]:
    """Bring what is new and what nobody edited here; of what was edited on both sides, what `decide` says.

    Returns (what was brought, notes for a person). `by` is a user or None, `now` the moment. Bringing the same pack
    again brings nothing. Raises Undecided without `decide` where it is needed, BadPack; then nothing is changed.
    """
    set_up()
    set_up_editors()
    found = changes(pack)
    open_ones = [one for one in found if one.status == Status.CONFLICT]
    if open_ones and decide is None:
        raise Undecided([(one.kind, one.key) for one in open_ones])
    wanted = [one for one in found if one.status in BROUGHT or (decide and one in open_ones and decide(one))]
    wanted = _with_their_pages(wanted, found)
    site = Site(pack.place, files=dict(pack.files), now=now, by=by)
    try:
        with transaction.atomic():
            _bring(site, pack, wanted)
    except BadPack:
        raise
    except (LookupError, TypeError, AttributeError, ValueError, ValidationError, IntegrityError) as error:
        raise BadPack(f"The pack does not fit this site: {type(error).__name__}: {error}") from error
    _remember(pack, wanted, now)
    return wanted, site.notes


def _with_their_pages(wanted: list[Change], found: list[Change]) -> list[Change]:
    """What is brought, without the history of pages that say something else here than in the pack."""
    brought = {one.key for one in wanted if one.kind == "page"}
    alike = brought | {one.key for one in found if one.kind == "page" and one.status == Status.SAME}
    return [one for one in wanted if one.kind != "edition" or one.key in alike]


def _bring(site: Site, pack: Pack, wanted: Iterable[Change]) -> None:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for one in wanted:
        by_kind[one.kind][one.key] = one.there
    for kind in ("image", "document", "symbol"):
        for key, data in by_kind[kind].items():
            files.bring(kind, site, key, data)
    for snippet in snippets.SNIPPETS:
        for key, data in by_kind[snippet.name].items():
            snippets.bring(snippet, site, key, data)
    for key, data in by_kind["place"].items():
        forms.bring_place(site, key, data)
    for key, data in by_kind["synonym"].items():
        synonyms.bring(site, key, data)
    tree = pack.items.get(("tree", pack.place), {}).get("pages", [])
    with history_comes_along([UUID(key) for key in by_kind["edition"]]):
        pages.bring(site, by_kind["page"], tree)
    for key, data in by_kind["edition"].items():
        history.bring(site, key, data)
    if by_kind["tree"]:
        pages.put_in_order(tree)
    for key, data in by_kind["form"].items():
        forms.bring_form(site, key, data)
    for key, data in by_kind["place"].items():
        forms.bring_local_forms(site, key, data)
    renew_search(pack.place)


@transaction.atomic
def remember(place: str, *, now: datetime) -> None:
    """Take what stands here for what a pack brought: whatever is edited from now on is a local edit."""
    _remember(pack_of(place), [], now)


def _remember(pack: Pack, brought: Iterable[Change], now: datetime) -> None:
    """Keep what the pack gave and what stands here now; of what was not brought, what was left the last time, so that
    a local edit stays one."""
    here, last, new = pack_of(pack.place).items, last_of(pack.place), {(one.kind, one.key) for one in brought}
    rows = []
    for key, data in pack.items.items():
        given = digest(data)
        made = digest(here.get(key)) if key in new or here.get(key) == data else last.get(key, (given, given))[1]
        rows.append(Brought(place=pack.place, kind=key[0], key=key[1], given=given, made=made, at=now))
    Brought.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["place", "kind", "key"],
        update_fields=["given", "made", "at"],
    )
