"""The one place that reads and writes permissions, and the only importer of guardian.

The tables are brought to a wanted set; nobody adds or takes a single grant. Rooms that know facts about an object
(an allocation, a release, a withholding) register a source; `refresh` asks all of them, and deny beats grant.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import Permission
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection, models, transaction
from django.http import Http404
from django.utils import timezone

from .actions import Action

M = TypeVar("M", bound=models.Model)


Key = tuple[int, Action]  # a user's id and what they may do
Span = tuple[date, date]  # first and last day
ALWAYS: Span = (date.min, date.max)


@dataclass(frozen=True)
class Facts:
    """What one room knows of one object: who is allowed what, and who is kept out of everything (user ids).

    `spans`: the days of what is allowed for a time only.
    """

    allowed: frozenset[Key] = frozenset()
    denied: frozenset[int] = field(default_factory=frozenset)
    spans: Mapping[Key, Span] = field(default_factory=dict)


def wanted(facts: Iterable[Facts]) -> dict[Key, Span]:
    """The permissions an object should have and their days: what any fact allows, less everything of a denied person
    (T3). Where two facts allow the same, the one that lasts longer counts."""
    seen = list(facts)
    denied = frozenset().union(*(f.denied for f in seen))
    found: dict[Key, Span] = {}
    for fact in seen:
        for key in fact.allowed:
            span = fact.spans.get(key, ALWAYS)
            if key[0] not in denied and (key not in found or span[1] > found[key][1]):
                found[key] = span
    return found


Source = Callable[[Any], Facts]
_sources: dict[str, list[Source]] = {}


def source(model_label: str) -> Callable[[Source], Source]:
    """Register a function that tells the `Facts` of an object of this model ("plans.Plan")."""

    def register(function: Source) -> Source:
        _sources.setdefault(model_label, []).append(function)
        return function

    return register


Dependents = Callable[[Any], Iterable[models.Model]]
_dependents: dict[str, list[Dependents]] = {}


def dependents(model_label: str) -> Callable[[Dependents], Dependents]:
    """Register a function that names the guarded objects whose facts hang on an object of this model.

    A child's new lead leads the child's plan; a person's new account can read what was released to the person.
    """

    def register(function: Dependents) -> Dependents:
        _dependents.setdefault(model_label, []).append(function)
        return function

    return register


@transaction.atomic
def refresh_dependents(obj: models.Model) -> None:
    """Refresh every guarded object whose facts hang on this one."""
    for function in _dependents.get(obj._meta.label, []):
        for dependent in function(obj):
            refresh(dependent)


def _table(model: type[models.Model]) -> type[models.Model]:
    table: type[models.Model] = model._meta.get_field("grants").related_model  # type: ignore[assignment]
    return table


@transaction.atomic
def refresh(obj: models.Model) -> tuple[int, int]:
    """Bring the permissions of this object to what the facts want; returns how many were (added, taken)."""
    table = _table(type(obj))
    # The object's row is the lock: two refreshes of one object follow each other. Not so strong that who holds a grant,
    # for which this waits, could not write what points to the object: each would wait for the other.
    type(obj)._base_manager.select_for_update(no_key=True).get(pk=obj.pk)
    want, rows = _wanted(obj), list(_rows(obj).select_for_update(of=("self",)))
    have = {_key(row): _span(row) for row in rows}
    extra = [row.pk for row in rows if want.get(_key(row)) != _span(row)]
    if extra:
        table._base_manager.filter(pk__in=extra).delete()
    missing = {key: span for key, span in want.items() if have.get(key) != span}
    if missing:
        permissions = _permissions(type(obj))
        table._base_manager.bulk_create(
            table(user_id=user, permission=permissions[action], content_object=obj, since=span[0], until=span[1])
            for (user, action), span in sorted(missing.items())
        )
    refresh_dependents(obj)
    return len(missing), len(extra)


def drift(obj: models.Model) -> tuple[frozenset[Key], frozenset[Key]]:
    """(missing, extra) permissions of this object against the facts; both empty when all is well. One for other days
    than the facts say is both."""
    want = _wanted(obj)
    have = {_key(row): _span(row) for row in _rows(obj)}
    missing = frozenset(key for key, span in want.items() if have.get(key) != span)
    return missing, frozenset(key for key, span in have.items() if want.get(key) != span)


def expired(model: type[models.Model]) -> models.QuerySet[Any]:
    """The objects of a guarded model that have grants whose last day is over: worth a `refresh`."""
    over = _table(model)._base_manager.filter(until__lt=timezone.localdate())
    return model._base_manager.filter(pk__in=over.values("content_object_id"))


def _wanted(obj: models.Model) -> dict[Key, Span]:
    today = timezone.localdate()
    found = wanted(facts(obj) for facts in _sources.get(obj._meta.label, []))
    return {key: span for key, span in found.items() if span[1] >= today}


def _rows(obj: models.Model) -> models.QuerySet[Any]:
    return _table(type(obj))._base_manager.filter(content_object=obj).select_related("permission")


def _key(row: Any) -> Key:
    return row.user_id, Action(row.permission.codename)


def _span(row: Any) -> Span:
    return row.since, row.until


def _permissions(model: type[models.Model]) -> dict[Action, Permission]:
    meta = model._meta
    found = Permission.objects.filter(content_type__app_label=meta.app_label, content_type__model=meta.model_name)
    return {Action(p.codename): p for p in found if p.codename in set(Action)}


def guarded_models() -> list[str]:
    """Labels of the models that have sources, for the drift command and the tests."""
    return sorted(_sources)


def visible(queryset: models.QuerySet[M], user: Any, action: Action) -> models.QuerySet[M]:
    """The rows of the queryset on which this user may do this today; nothing for anybody who is not signed in."""
    if not user.is_authenticated or not user.is_active:
        return queryset.none()
    day = _day(user)
    held = _table(queryset.model)._base_manager.filter(
        user_id=user.pk, permission__codename=action, since__lte=day, until__gte=day
    )
    return queryset.filter(pk__in=held.values("content_object_id"))


def held(user: Any, action: Action, path: str) -> models.Q:
    """The condition that this user holds a grant today on the guarded object at `path` ("plan") of another model's
    rows.

    For one row at a time, where it is faster than `visible`; a grant is there once, so no row is doubled.
    """
    if not user.is_authenticated or not user.is_active:
        return models.Q(pk__in=[])
    day, grant = _day(user), f"{path}__grants__"
    wanted = {"user_id": user.pk, "permission__codename": action, "since__lte": day, "until__gte": day}
    return models.Q(**{f"{grant}{name}": value for name, value in wanted.items()})


def _day(user: Any) -> date:
    """The day on which a grant is asked for. The one clock below the views: no caller can forget it, or give a day of
    its own. While `Compiled` writes SQL, its stand-in for every user brings one for every day."""
    day: date = getattr(user, "stands_for_day", None) or timezone.localdate()
    return day


def can(user: Any, action: Action, obj: models.Model) -> bool:
    """Whether this user may do this to this object. Superusers get nothing extra: no plan belongs to a technician."""
    return visible(type(obj)._base_manager.filter(pk=obj.pk), user, action).exists()


def holders(obj: models.Model, action: Action) -> frozenset[int]:
    """Ids of everybody who may do this to this object today, as `can` says of one. One query."""
    today = timezone.localdate()
    rows = _rows(obj).filter(permission__codename=action, since__lte=today, until__gte=today, user__is_active=True)
    return frozenset(rows.values_list("user_id", flat=True))


def fetch(queryset: models.QuerySet[M], user: Any, action: Action, **key: Any) -> M:
    """The one object with this key that the user may do this to; Http404 for every other case alike (T1, T23)."""
    try:
        return visible(queryset, user, action).get(**key)
    except (ObjectDoesNotExist, ValidationError, ValueError, TypeError) as error:
        raise Http404 from error


def hold(user: Any, action: Action, obj: models.Model) -> None:
    """Lock the object and the grant until the transaction ends, so that a write cannot follow a revocation (T24).

    First the object, as `refresh` does: who locked the grant alone, and the object after it, would wait for a refresh
    that waits for the grant. Raises Http404 when the user holds no such grant (any more), RuntimeError outside a
    transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("hold() needs a transaction")
    # Every save of every form passes here; the ORM takes longer to write this than the database to answer it.
    objects, grants, permissions = obj._meta.db_table, _table(type(obj))._meta.db_table, Permission._meta.db_table
    statement = (
        f"SELECT 1 FROM {grants} held JOIN {permissions} permission ON permission.id = held.permission_id "  # noqa: S608  table names of our own models
        f"JOIN {objects} object ON object.id = held.content_object_id "
        "WHERE held.content_object_id = %s AND held.user_id = %s AND permission.codename = %s "
        "AND held.since <= %s AND held.until >= %s"
        + (" FOR NO KEY UPDATE OF object FOR UPDATE OF held" if connection.features.has_select_for_update_of else "")
    )
    key = obj._meta.pk.get_db_prep_value(obj.pk, connection)
    day = connection.ops.adapt_datefield_value(_day(user))
    with connection.cursor() as cursor:
        cursor.execute(statement, [key, user.pk, action.value, day, day])
        if not user.is_active or cursor.fetchone() is None:
            raise Http404
