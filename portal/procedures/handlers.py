"""What happens on its own in this room."""

from typing import Any

from django.db.models import ProtectedError
from django.utils import timezone

from content import api as content

from .models import RecordManager
from .services.editors import set_up_editors, set_up_translators


def make_editors(using: str = "default", **kwargs: Any) -> None:
    """After a migration, once every table is there: the tree of pages and the groups that edit it."""
    if content.ready(using):
        content.set_up()
        set_up_editors()


def let_translators_in(created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A language has got its home page: translators reach what will stand below it."""
    if created and not raw:
        set_up_translators()


def keep_managers(instance: RecordManager, **kwargs: Any) -> None:
    """Who once began as a manager of the record stays in its history (R-004-22)."""
    if instance.since <= timezone.localdate():
        raise ProtectedError("The history of managers is kept.", {instance})
