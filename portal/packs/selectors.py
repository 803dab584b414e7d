"""One place of this site as a pack."""

from __future__ import annotations

import json

from portal.procedures.models import Jurisdiction

from .differences import Change, Last, compare
from .exceptions import NoSuchPlace
from .items import Data, Key, Pack
from .kinds import files, forms, history, pages, snippets, synonyms
from .kinds.site import Site
from .models import Brought


def pack_of(place: str) -> Pack:
    """Everything that is published of a place, with what is of every place. Raises NoSuchPlace."""
    if not Jurisdiction.objects.filter(key=place).exists():
        raise NoSuchPlace(place)
    return _pack(place)


def _pack(place: str) -> Pack:
    site = Site(place)
    found: dict[Key, Data] = {}
    for kind in snippets.SNIPPETS:
        found |= snippets.collect(kind, site)
    found |= synonyms.collect()
    found |= pages.collect(site)
    found |= history.collect(site, [key for kind, key in found if kind == "page"])
    if Jurisdiction.objects.filter(key=place).exists():
        found |= forms.collect(site)
    found |= files.collect(site)
    # As it would come out of a file: tuples are lists, days are words
    plain = {key: json.loads(json.dumps(data, default=str)) for key, data in found.items()}
    return Pack(place, plain, site.files)


def last_of(place: str) -> Last:
    """What the last import of this place's pack gave and left. One query."""
    rows = Brought.objects.filter(place=place).values_list("kind", "key", "given", "made")
    return {(kind, key): (given, made) for kind, key, given, made in rows}


def changes(pack: Pack) -> list[Change]:
    """How a pack and this site differ, everything in it or of its place here."""
    return compare(_pack(pack.place).items, pack.items, last_of(pack.place))
