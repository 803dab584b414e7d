"""The bare address of the service. The pages themselves are Wagtail's, below a language."""

from django.urls import URLPattern, path

from .sitemap import sitemap
from .views import home
from .views.service import robots

app_name = "content"
urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
