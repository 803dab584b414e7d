"""Permission tables. Each guarded model has its own, with a real foreign key, so that a grant dies with its object."""

from datetime import date
from typing import ClassVar

from django.db import models
from guardian.models import UserObjectPermissionBase


class UserGrant(UserObjectPermissionBase):
    """Base of a guarded model's grant table; a subclass adds `content_object`, a foreign key.

    The generic table of guardian is never used: with it, a grant survived deletion and applied to a reused id.
    Only `portal.access.grants` writes to these tables. A grant counts from `since` to `until`, both included, by the
    day on which it is asked for: it ends in time though no job ran.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "permission", "user", "content_object", "since", "until"})

    since = models.DateField(default=date.min)
    until = models.DateField(default=date.max)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
