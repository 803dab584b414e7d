from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from ..enums import AccountKind


class User(AbstractUser):
    """A sign-in. Whom it belongs to is in `Person`; an account of policy staff has no person at all.

    `frozen_at`: when a worker last closed a family account for the time being, because somebody may force its owner
    (T11). An account that is not active is frozen if it has one, else closed for good. Sessions from before it end.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "password", "last_login", "is_superuser", "is_staff", "is_active", "date_joined", "kind",
         "frozen_at", "told_at"}
    )  # fmt: skip
    personal_fields: ClassVar[frozenset[str]] = frozenset({"username", "first_name", "last_name", "email"})

    frozen_at = models.DateTimeField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=AccountKind.choices, default=AccountKind.FAMILY)
    told_at = models.DateTimeField(
        null=True, blank=True, help_text="when they read what leaving quickly does and does not do"
    )

    @property
    def needs_second_factor(self) -> bool:
        """Staff of every kind do; a family member may add one."""
        return self.is_superuser or self.kind != AccountKind.FAMILY

    def get_session_auth_hash(self) -> str:
        """What a session is bound to: the password, and the last freeze."""
        return f"{super().get_session_auth_hash()}{self._thawed}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under the keys of before."""
        return (f"{one}{self._thawed}" for one in super().get_session_auth_fallback_hash())

    @property
    def _thawed(self) -> str:
        return f".{int(self.frozen_at.timestamp())}" if self.frozen_at else ""
