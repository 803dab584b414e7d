"""Every page, below a language: Wagtail's own addresses, with our way of finding the page."""

from django.urls import URLPattern, URLResolver, re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtails

from .views import page

urlpatterns: list[URLPattern | URLResolver] = [
    *(pattern for pattern in wagtails if pattern.name != "wagtail_serve"),
    re_path(serve_pattern, page, name="wagtail_serve"),
]
