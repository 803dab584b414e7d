"""The one place that reads and writes permissions, and the only importer of guardian.

The tables are brought to a wanted set; nobody adds or takes a single grant. Rooms that know facts about an object
(an allocation, a release, a withholding) register a source; `refresh` asks all of them, and deny beats grant.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib.auth.models import Permission
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection, models, transaction
from django.http import Http404

from .actions import Action

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Facts:
    """What one room knows of one object: who is allowed what, and who is kept out of everything (user ids)."""

    allowed: frozenset[tuple[int, Action]] = frozenset()
    denied: frozenset[int] = field(default_factory=frozenset)


def wanted(facts: Iterable[Facts]) -> frozenset[tuple[int, Action]]:
    """The permissions an object should have: what any fact allows, less everything of a denied person (T3)."""
    seen = list(facts)
    denied = frozenset().union(*(f.denied for f in seen))
    allowed: frozenset[tuple[int, Action]] = frozenset().union(*(f.allowed for f in seen))
    return frozenset((user, action) for user, action in allowed if user not in denied)


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
    # The object's row is the lock: two refreshes of one object follow each other.
    type(obj)._base_manager.select_for_update().get(pk=obj.pk)
    want = wanted(facts(obj) for facts in _sources.get(obj._meta.label, []))
    rows = table._base_manager.filter(content_object=obj).select_related("permission").select_for_update(of=("self",))
    have = {(row.user_id, Action(row.permission.codename)): row.pk for row in rows}  # type: ignore[attr-defined]
    extra = [pk for key, pk in have.items() if key not in want]
    if extra:
        table._base_manager.filter(pk__in=extra).delete()
    missing = want - have.keys()
    if missing:
        permissions = _permissions(type(obj))
        table._base_manager.bulk_create(
            table(user_id=user, permission=permissions[action], content_object=obj) for user, action in sorted(missing)
        )
    refresh_dependents(obj)
    return len(missing), len(extra)


def drift(obj: models.Model) -> tuple[frozenset[tuple[int, Action]], frozenset[tuple[int, Action]]]:
    """(missing, extra) permissions of this object against the facts; both empty when all is well."""
    want = wanted(facts(obj) for facts in _sources.get(obj._meta.label, []))
    rows = _table(type(obj))._base_manager.filter(content_object=obj).select_related("permission")
    have = frozenset((row.user_id, Action(row.permission.codename)) for row in rows)  # type: ignore[attr-defined]
    return want - have, have - want


def _permissions(model: type[models.Model]) -> dict[Action, Permission]:
    meta = model._meta
    found = Permission.objects.filter(content_type__app_label=meta.app_label, content_type__model=meta.model_name)
    return {Action(p.codename): p for p in found if p.codename in set(Action)}


def guarded_models() -> list[str]:
    """Labels of the models that have sources, for the drift command and the tests."""
    return sorted(_sources)


def visible(queryset: models.QuerySet[M], user: Any, action: Action) -> models.QuerySet[M]:
    """The rows of the queryset on which this user may do this; nothing for anybody who is not signed in."""
    if not user.is_authenticated or not user.is_active:
        return queryset.none()
    held = _table(queryset.model)._base_manager.filter(user_id=user.pk, permission__codename=action)
    return queryset.filter(pk__in=held.values("content_object_id"))


def held(user: Any, action: Action, path: str) -> models.Q:
    """The condition that this user holds a grant on the guarded object at `path` ("plan") of another model's rows.

    For one row at a time, where it is faster than `visible`; a grant is there once, so no row is doubled.
    """
    if not user.is_authenticated or not user.is_active:
        return models.Q(pk__in=[])
    return models.Q(**{f"{path}__grants__user_id": user.pk, f"{path}__grants__permission__codename": action})


def can(user: Any, action: Action, obj: models.Model) -> bool:
    """Whether this user may do this to this object. Superusers get nothing extra: no plan belongs to a technician."""
    return visible(type(obj)._base_manager.filter(pk=obj.pk), user, action).exists()


def fetch(queryset: models.QuerySet[M], user: Any, action: Action, **key: Any) -> M:
    """The one object with this key that the user may do this to; Http404 for every other case alike (T1, T23)."""
    try:
        return visible(queryset, user, action).get(**key)
    except (ObjectDoesNotExist, ValidationError, ValueError, TypeError) as error:
        raise Http404 from error


def hold(user: Any, action: Action, obj: models.Model) -> None:
    """Lock the grant's row until the transaction ends, so that a write cannot follow a revocation (T24).

    Raises Http404 when the user holds no such grant (any more), RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("hold() needs a transaction")
    # Every save of every form passes here; the ORM takes longer to write this than the database to answer it.
    grants, permissions = _table(type(obj))._meta.db_table, Permission._meta.db_table
    statement = (
        f"SELECT 1 FROM {grants} held JOIN {permissions} permission ON permission.id = held.permission_id "  # noqa: S608  table names of our own models
        "WHERE held.content_object_id = %s AND held.user_id = %s AND permission.codename = %s"
        + (" FOR UPDATE OF held" if connection.features.has_select_for_update_of else "")
    )
    key = obj._meta.pk.get_db_prep_value(obj.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, [key, user.pk, action.value])
        if not user.is_active or cursor.fetchone() is None:
            raise Http404
