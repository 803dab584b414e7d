"""The menu: what policy staff need, where they look for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .access import adds_pages, works_on_pages
from .reports import REPORTS
from .reports.base import NAMESPACE, DeskReport

# Names of menu items that only a superuser keeps. Accounts and groups are kept in portal.accounts; “Help” and what
# tells of page types are about Wagtail, not about the manual.
HIDDEN = {"help", "settings"}
HIDDEN_REPORTS = {"page-types-usage"}


class ReportItem(MenuItem):
    """For everybody who works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_on_pages(request.user)


class ImportItem(MenuItem):
    """For everybody who may add pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return adds_pages(request.user)


def report_items() -> list[Callable[[], MenuItem]]:
    """What makes the items of our reports, which stand before Wagtail's own: addresses are not known any earlier."""
    return [partial(_report_item, report, 100 + 10 * number) for number, report in enumerate(REPORTS)]


def _report_item(report: type[DeskReport], order: int) -> MenuItem:
    address = reverse(f"{NAMESPACE}:{report.slug}")
    name = f"manual-{report.slug}"
    return ReportItem(report.page_title, address, name=name, icon_name=report.header_icon, order=order)


def import_item() -> MenuItem:
    """Below images and documents."""
    return ImportItem(
        _("Import pages"), reverse(f"{NAMESPACE}:import"), name="manual-import", icon_name="download", order=430
    )


def without(items: list[Any], names: set[str], user: Any) -> None:
    """Takes these items off, for all but a superuser."""
    if not user.is_superuser:
        items[:] = [item for item in items if item.name not in names]
