from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import Locale, Page, PageViewRestriction, Site
        from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

        from .checking.handlers import page_changed
        from .models import HomePage, ManualPage, ProcedurePage
        from .search.handlers import page_noted
        from .services.generation import pages_changed, watch, watch_pages
        from .services.moving import translations_are_called_alike, translations_follow

        post_migrate.connect(make_site, sender=self)
        watch(Locale)
        watch_pages(Page, HomePage, ManualPage, ProcedurePage, PageViewRestriction, Site)
        watch_pages(get_document_model(), get_image_model())
        post_page_move.connect(lambda **kwargs: pages_changed(), weak=False, dispatch_uid="generation-moved")
        post_page_move.connect(translations_follow, dispatch_uid="translations-follow")
        page_slug_changed.connect(translations_are_called_alike, dispatch_uid="translations-called-alike")
        page_published.connect(page_noted)
        page_published.connect(page_changed)
        page_unpublished.connect(page_changed)


def make_site(using: str = "default", **kwargs: Any) -> None:
    """After a migration, and after a test emptied the tables: the tree, the site and the languages."""
    from .services.site import ready, set_up

    if ready(using):
        set_up()
