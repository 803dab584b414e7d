"""Voices that were recorded for the texts of a plan."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from portal.access.compiled import Compiled

from ..models import Recording

Spoken = tuple[str, str]  # language, hash of what is read aloud


def recordings_of(plan_id: UUID, language: str = "") -> QuerySet[Recording]:
    """The standing recordings of a plan, of one language where it is named."""
    found = Recording.objects.filter(plan_id=plan_id, removed_at__isnull=True)
    return found.filter(language=language) if language else found


def spoken_of(content: Mapping[str, Any]) -> frozenset[Spoken]:
    """What is read aloud in a Reading (as JSON), by which recordings are found."""
    return frozenset(
        (one["language"] or content["language"], one["spoken"]) for one in content["sections"] if one["spoken"]
    )


_STANDING = Compiled(lambda _user, plan_id: recordings_of(plan_id).values_list("language", "text_hash", "pk"))


def heard(user: Any, plan_id: UUID) -> dict[Spoken, UUID]:
    """Every standing recording of a plan, for a page that this user may read; one query."""
    return {(language, text): pk for language, text, pk in _STANDING.rows(user, plan_id)}


def recorded(plan_id: UUID, spoken: Iterable[Spoken]) -> dict[Spoken, UUID]:
    """The recordings of exactly these texts; one query, however many there are."""
    wanted = set(spoken)
    rows = recordings_of(plan_id).filter(text_hash__in=[text for _, text in wanted])
    found = rows.values_list("language", "text_hash", "pk")
    return {(language, text): pk for language, text, pk in found if (language, text) in wanted}
