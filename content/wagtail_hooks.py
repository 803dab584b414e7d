"""What policy staff see of the CMS: pages, snippets and translations; nothing that they do not need."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

# Names of menu items. Accounts and groups are kept in portal.accounts; images and documents have no place in a manual
# yet; reports of ageing pages and the like come with the manual itself.
HIDDEN = {"images", "documents", "reports", "help", "settings"}


@hooks.register("construct_main_menu")
def only_what_is_needed(request: HttpRequest, menu_items: list[Any]) -> None:
    """A superuser keeps the whole menu."""
    if not getattr(request.user, "is_superuser", False):
        menu_items[:] = [item for item in menu_items if item.name not in HIDDEN]
