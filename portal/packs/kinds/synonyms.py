"""Words that searches count as the same: sets of them, known by what they say. They are of every place."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError

from content.api import add_synonyms

from ..exceptions import BadPack
from ..items import Data, Key
from .site import Site


def collect() -> Iterator[tuple[Key, Data]]:
    """Every set of words, in every language. One query."""
    for row in _model().objects.order_by("-pk"):  # of two alike the first counts
        yield ("synonym", _key(row.language, row.alike)), {"language": row.language, "words": _said(row.alike)}


def bring(site: Site, key: str, data: Any) -> None:
    """Add the set. Raises BadPack."""
    language, words = data["language"], data["words"]
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words) or _key(language, words) != key:
        raise BadPack(f"synonym {key}: no list of words, or not those that it is known by.")
    if language not in site.locales:
        site.notes.append(f"synonym {key}: this site has no language {language}; it was left out.")
        return
    try:
        _model()(language=language, words="\n".join(words)).full_clean()
    except ValidationError as error:
        raise BadPack(f"synonym {key}: {'; '.join(error.messages)}") from error
    add_synonyms(language=language, sets=[words])


def _key(language: str, words: list[str]) -> str:
    said = "\n".join([language, *_said(words)])
    return sha256(said.encode()).hexdigest()[:32]


def _said(words: list[str]) -> list[str]:
    """A set has no order."""
    return sorted({one.strip() for one in words})


def _model() -> Any:
    """Content's models are named, not imported."""
    return apps.get_model("content.SearchSynonym")
