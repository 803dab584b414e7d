"""Who sits at the desk."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

WORKS = ["add", "change", "publish"]  # on any page


def pages() -> Any:
    """What decides about pages."""
    return policy_registry.get_by_type(Page)


def works_on_pages(user: Any) -> bool:
    """Whether somebody may do anything to any page."""
    return bool(pages().user_has_any_permission(user, WORKS))


def adds_pages(user: Any) -> bool:
    """Whether somebody may add pages anywhere."""
    return bool(pages().user_has_permission(user, "add"))
