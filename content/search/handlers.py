"""What search does when a page is published."""

from typing import Any

from .indexing import note


def page_noted(instance: Any, **kwargs: Any) -> None:
    """Its words can be found from now on. In the transaction of the publication, so that no page is without them."""
    note(instance)
