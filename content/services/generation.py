"""Telling every process that something the public reads has changed."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from content.models import Generation
from content.models.generation import fresh

# What Wagtail writes into a page with each draft: nobody who reads sees it.
DRAFTED = frozenset(
    {
        "wagtail_admin_comments",
        "latest_revision_created_at",
        "draft_title",
        "latest_revision",
        "has_unpublished_changes",
    }
)


def changed() -> None:
    """What was kept in memory of published content is out of date. Call it after a change that sends no signal."""
    Generation.objects.update_or_create(pk=1, defaults={"token": fresh(), "places": fresh()})


def pages_changed() -> None:
    """The same after a change of pages alone, of which no place says anything else than before."""
    Generation.objects.update_or_create(pk=1, defaults={"token": fresh()})


def watch(*models: type[Model]) -> None:
    """From now on, saving or deleting one of these counts as a change of what places say. For AppConfig.ready.

    `update` and `bulk_create` of a manager send no signal: call `changed` after them.
    """
    for model in models:
        _watch(model, _counted)


def watch_pages(*models: type[Model]) -> None:
    """The same for what pages are made of."""
    for model in models:
        _watch(model, _page_counted)


def _watch(model: type[Model], count: Callable[..., None]) -> None:
    name = f"generation-{model._meta.label}"
    post_save.connect(count, sender=model, dispatch_uid=f"{name}-saved")
    post_delete.connect(count, sender=model, dispatch_uid=f"{name}-deleted")


def _counted(raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        changed()


def _page_counted(raw: bool = False, update_fields: Collection[str] | None = None, **kwargs: Any) -> None:
    if not raw and not (update_fields and DRAFTED.issuperset(update_fields)):
        pages_changed()
