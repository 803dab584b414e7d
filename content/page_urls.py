"""Every page, below a language: Wagtail's own addresses, with our way of finding the page."""

from django.urls import URLPattern, URLResolver, path, re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtails

from .feeds import Amendments
from .views import EditionList, EditionPage, PaperChoice, PaperFile, PaperPage, page
from .views.search import search
from .views.service import accessibility, cookies, status, welcome

urlpatterns: list[URLPattern | URLResolver] = [
    *(pattern for pattern in wagtails if pattern.name != "wagtail_serve"),
    path("for/<slug:key>/", welcome, name="content_welcome"),
    path("accessibility/", accessibility, name="content_accessibility"),
    path("cookies/", cookies, name="content_cookies"),
    path("status/", status, name="content_status"),
    path("amendments.xml", Amendments(), name="content_amendments"),
    path("search/", search, name="content_search"),
    path("editions/<uuid:key>/", EditionList.as_view(), name="content_editions"),
    path("editions/<uuid:key>/<int:number>/", EditionPage.as_view(), name="content_edition"),
    path("papers/<uuid:key>/", PaperChoice.as_view(), name="content_papers"),
    path("papers/<uuid:key>/<slug:scope>/", PaperPage.as_view(), name="content_paper"),
    path("papers/<uuid:key>/<slug:scope>/file/", PaperFile.as_view(), name="content_paper_file"),
    re_path(serve_pattern, page, name="wagtail_serve"),
]
