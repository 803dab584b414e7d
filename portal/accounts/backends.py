"""The only place that turns credentials into a user."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from portal.access.compiled import Compiled
from portal.people.models import Person, User

USER = [field.attname for field in User._meta.concrete_fields]
PERSON = [field.attname for field in Person._meta.concrete_fields]


def _account(user: Any, _key: UUID) -> QuerySet[User, tuple[Any, ...]]:
    return User._default_manager.filter(pk=user.pk).values_list(*USER, *(f"person__{name}" for name in PERSON))


_ACCOUNT = Compiled(_account)


class Backend(AuthenticationBackend):
    """allauth's, fetching the person with the user: every page needs both, in one statement written once."""

    def get_user(self, user_id: Any) -> User | None:
        found = _ACCOUNT.rows(SimpleNamespace(pk=user_id, is_authenticated=True, is_active=True))
        if not found:
            return None
        user = User.from_db("default", USER, found[0][: len(USER)])
        _give_person(user, found[0][len(USER) :])
        return user if self.user_can_authenticate(user) else None


def _give_person(user: User, values: tuple[Any, ...]) -> None:
    """As select_related would: None where the account belongs to nobody."""
    person = Person.from_db("default", PERSON, values) if values[PERSON.index("id")] is not None else None
    User._meta.get_field("person").set_cached_value(user, person)
    if person is not None:
        Person._meta.get_field("user").set_cached_value(person, user)
