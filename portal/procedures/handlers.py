"""What happens on its own in this room."""

from typing import Any

from content import api as content

from .services.editors import set_up_editors


def make_editors(using: str = "default", **kwargs: Any) -> None:
    """After a migration, once every table is there: the tree of pages and the group that edits it."""
    if content.ready(using):
        content.set_up()
        set_up_editors()
