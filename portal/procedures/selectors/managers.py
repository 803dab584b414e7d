"""Who answers for the record in a place (R-004-22)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from ..models import Jurisdiction, RecordManager


def on(day: date) -> Q:
    """The condition that a row counts on this day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def unmanaged(day: date) -> QuerySet[Jurisdiction]:
    """The places that have no manager of the record on this day; a deputy alone does not do."""
    named = RecordManager.objects.filter(on(day), jurisdiction=OuterRef("key"), is_deputy=False)
    found: QuerySet[Jurisdiction] = Jurisdiction.objects.filter(~Exists(named)).order_by("name")
    return found


def with_manager(places: QuerySet[Jurisdiction], day: date) -> QuerySet[Jurisdiction]:
    """The places, each with `manager_now`: the name of its manager on this day, None for nobody."""
    named = RecordManager.objects.filter(on(day), jurisdiction=OuterRef("key"), is_deputy=False).order_by("pk")
    found: QuerySet[Jurisdiction] = places.annotate(manager_now=models.Subquery(named.values("name")[:1]))
    return found


def turns_on(day: date) -> bool:
    """Whether somebody begins on this day, or ended the day before: what pages say changes with it. One query."""
    return RecordManager.objects.filter(Q(since=day) | Q(until=day - date.resolution)).exists()


def manager_rows(here: Mapping[str, Any], day: date, key: str, width: int) -> QuerySet[Any, Any]:
    """(key, ISO code, name, post, "" …) of the manager on this day, with `width` texts: to be joined to other rows."""
    rows = RecordManager.objects.filter(on(day), is_deputy=False, **here).order_by()
    blank = [Value("", models.CharField())] * (width - 2)
    found: QuerySet[Any, Any] = rows.values_list(
        Value(key, models.CharField()), "locale__language_code", F("name"), F("post"), *blank
    )
    return found
