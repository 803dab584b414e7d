"""Pages that stand somewhere else than before: their translations go with them, and old addresses lead on.

Wagtail keeps the old addresses (wagtail.contrib.redirects), in the language of the page that moved. All languages share
the path below their home page, so an old address of the source is one in every language.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.models import tree


def moved_to(path: str) -> str:
    """Where the page that stood at this path below a language stands now, in the active language; "" for nowhere.

    At most four queries.
    """
    olds = [_old(path, language) for language in (translation.get_language() or "", settings.LANGUAGE_CODE)]
    found = {one.old_path: one for one in Redirect.objects.filter(old_path__in=olds).order_by("-pk")}
    for old in olds:
        if old in found:
            return _target(found[old])
    return ""


def _old(path: str, language: str) -> str:
    with translation.override(language or None):
        return str(Redirect.normalise_path(reverse("wagtail_serve", args=(path,))))


def _target(redirect: Redirect) -> str:
    if redirect.redirect_page_id is None:
        return str(redirect.redirect_link)
    page = Page.objects.live().public().filter(pk=redirect.redirect_page_id).first()
    return tree.address(page) if page else ""


def translations_follow(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """For Wagtail's signal: what stood beside the page in other languages stands beside it again (R-000-01)."""
    if parent_page_before.pk == parent_page_after.pk or not _is_source(instance):
        return
    for other in _others(instance):
        there = parent_page_after.get_translation_or_none(other.locale)
        before = other.get_parent()
        if there is None or before.translation_key != parent_page_before.translation_key:
            continue
        if not there.get_children().filter(slug=other.slug).exists():
            other.move(there, pos="last-child")


def translations_are_called_alike(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """For Wagtail's signal: the slug is the same in every language, at once."""
    if not _is_source(instance):
        return
    for other in _others(instance):
        if other.slug == instance_before.slug and not other.get_siblings(inclusive=False).filter(slug=instance.slug):
            page = other.specific
            page.slug = instance.slug
            page.save()


def _is_source(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def _others(page: Page) -> list[Page]:
    return list(page.get_translations().select_related("locale"))
