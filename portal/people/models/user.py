from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from ..enums import AccountKind


class User(AbstractUser):
    """A sign-in. Whom it belongs to is in `Person`; an account of policy staff has no person at all."""

    plain_fields: ClassVar[frozenset[str]] = frozenset(
        {"id", "password", "last_login", "is_superuser", "is_staff", "is_active", "date_joined", "kind"}
    )
    personal_fields: ClassVar[frozenset[str]] = frozenset({"username", "first_name", "last_name", "email"})

    kind = models.CharField(max_length=20, choices=AccountKind.choices, default=AccountKind.FAMILY)

    @property
    def needs_second_factor(self) -> bool:
        """Staff of every kind do; a family member may add one."""
        return self.is_superuser or self.kind != AccountKind.FAMILY
