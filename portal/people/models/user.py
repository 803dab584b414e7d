from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from ..enums import AccountKind


class User(AbstractUser):
    """A sign-in. Whom it belongs to is in `Person`; an account of policy staff has no person at all.

    `frozen_at`: a worker closed a family account for the time being, because somebody may force its owner (T11). A
    frozen account is not active; one that is not active and not frozen is closed for good.
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
