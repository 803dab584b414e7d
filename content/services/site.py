"""The ground the pages stand on: a root, a home page in every language of the content, and the site."""

from django.conf import settings
from django.db import connections, transaction
from wagtail.models import Locale, Page, Site

from content.models import HomePage

from .translating import translate

NEEDED = {
    "wagtailcore_site",
    "wagtailcore_referenceindex",
    "wagtailsearch_indexentry",
    "wagtail_localize_translation",
    "content_homepage",
    "content_generation",
}


def ready(using: str) -> bool:
    """Whether every table that making a page touches is there: not so after a migration of one app, or backwards."""
    return set(connections[using].introspection.table_names()) >= NEEDED


@transaction.atomic
def set_up() -> HomePage:
    """Makes what is missing and changes nothing that is there. Returns the home page in the source language.

    Wagtail's own "Welcome" page goes, with the site that pointed at it.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in settings.PUBLIC_LANGUAGES}
    source = locales[settings.LANGUAGE_CODE]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=source)
    home: HomePage | None = HomePage.objects.filter(locale=source).first()
    if home is None:
        home = HomePage(title=settings.SERVICE_NAME, slug="home", locale=source)
        _make_way(root)
        root.add_child(instance=home)
        home.save_revision().publish()
    if not Site.objects.filter(is_default_site=True).exists():
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=settings.SERVICE_NAME)
    for code in locales.keys() - {settings.LANGUAGE_CODE}:
        if not home.has_translation(locales[code]):
            translate(source=home, language=code, like=HomePage(title=settings.SERVICE_NAME))
    return home


def _make_way(root: Page) -> None:
    """Wagtail's first migration leaves a plain page called "home" and the site that shows it."""
    for welcome in root.get_children().filter(slug="home", content_type__app_label="wagtailcore"):
        welcome.delete()
    root.refresh_from_db()
