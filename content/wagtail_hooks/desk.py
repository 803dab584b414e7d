"""The menu, the home page, the reports and the import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from content.desk import menu, urls
from content.desk.panels import panels
from content.models import ManualPage, ProcedurePage


@hooks.register("construct_main_menu")
def only_what_is_needed(request: HttpRequest, menu_items: list[Any]) -> None:
    """A superuser keeps the whole menu."""
    menu.without(menu_items, menu.HIDDEN, request.user)


@hooks.register("construct_reports_menu")
def only_reports_on_the_manual(request: HttpRequest, menu_items: list[Any]) -> None:
    """What tells of page types is for those who make them."""
    menu.without(menu_items, menu.HIDDEN_REPORTS, request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("manual/", include(urls))]


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return menu.import_item()


for make in menu.report_items():
    hooks.register("register_reports_menu_item", make)


@hooks.register("construct_homepage_panels")
def on_the_home_page(request: HttpRequest, shown: list[Any]) -> None:
    """Beside Wagtail's own: what waits for approval, what one edited last, what one locked."""
    shown += panels(request.user)


def import_button(page: Any, user: Any, next_url: str | None = None, view_name: str | None = None) -> Iterator[Button]:
    """To import pages right here."""
    if isinstance(page, (ManualPage, ProcedurePage)) and page.permissions_for_user(user).can_add_subpage():
        address = f"{reverse('manual_desk:import')}?below={page.pk}"
        yield Button(_("Import pages"), address, icon_name="download", priority=70)


hooks.register("register_page_header_buttons", import_button)
