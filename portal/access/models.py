"""Permission tables. Each guarded model has its own, with a real foreign key, so that a grant dies with its object."""

from typing import ClassVar

from guardian.models import UserObjectPermissionBase


class UserGrant(UserObjectPermissionBase):
    """Base of a guarded model's grant table; a subclass adds `content_object`, a foreign key.

    The generic table of guardian is never used: with it, a grant survived deletion and applied to a reused id.
    Only `portal.access.grants` writes to these tables.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "permission", "user", "content_object"})

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
