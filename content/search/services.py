"""What search writes: a search that found nothing, words that mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from content.models import MissedSearch, SearchSynonym

from .missed import keepable

# Different searches counted on one day: a machine that tries words fills no table.
MOST_A_DAY = 1_000
KEPT_DAYS = 365


@transaction.atomic
def note_missed(*, words: str, language: str, today: date) -> None:
    """Counts a search that found nothing in `language` (ISO code), if its words may be kept: content/search/missed.py.

    At most five queries.
    """
    plain = keepable(words)
    if not plain:
        return
    of_today = MissedSearch.objects.filter(day=today)
    fingerprint = salted_hmac("content.search.missed", f"{language}:{plain}", algorithm="sha256").hexdigest()
    if of_today.filter(fingerprint=fingerprint).update(count=F("count") + 1):
        return
    if of_today.count() >= MOST_A_DAY:
        return
    again = MissedSearch.objects.filter(fingerprint=fingerprint, day__lt=today).exists()
    MissedSearch.objects.get_or_create(
        day=today,
        fingerprint=fingerprint,
        defaults={"language": language, "words": plain if again else "", "count": 1},
    )
    MissedSearch.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()


@transaction.atomic
def add_synonyms(*, language: str, sets: Iterable[Sequence[str]]) -> None:
    """Adds sets of words that mean the same in `language` (ISO code); a set that is there already is not added."""
    there = {frozenset(one.alike) for one in SearchSynonym.objects.filter(language=language)}
    SearchSynonym.objects.bulk_create(
        SearchSynonym(language=language, words="\n".join(alike)) for alike in sets if frozenset(alike) not in there
    )
