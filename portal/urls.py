"""Every address of the service."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("portal.accounts.urls")),  # first: it closes the doors of what follows
    path("", include("portal.family.urls")),
    path("", include("portal.practice.urls")),
    path("", include("portal.translating.urls")),
    path("", include("portal.api.urls")),
    path("", include("portal.procedures.urls")),
    path("drafts/", include("forms.wizard.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("content.urls")),
    path("", include("content.file_urls")),
    *i18n_patterns(path("", include("content.page_urls"))),  # last: it takes every address below a language
]
